import { z } from "zod";
import { DomainError } from "@/core/errors";

const Position = z.tuple([z.string().max(400), z.string().max(64)]);

/** A page's last row as an opaque text: the value it is sorted by, then its key. */
export const encodeCursor = (value: string, key: string): string =>
  Buffer.from(JSON.stringify([value, key])).toString("base64url");

/** @throws iam.cursor_invalid for a text that no page gave out */
export function decodeCursor(
  cursor: string,
  keyShape: RegExp,
  valueShape = textShape,
): { value: string; key: string } {
  const [value, key] = Position.safeParse(jsonOf(cursor)).data ?? ["", ""];
  if (!valueShape.test(value) || !keyShape.test(key)) {
    throw new DomainError("invalid", "iam.cursor_invalid");
  }
  return { value, key };
}

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return undefined;
  }
}

export const textShape = /^[^\0]*$/;
/** How PostgreSQL writes a moment in UTC; what has none comes before all. */
export const momentShape = /^(-infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00)$/;
export const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const numberShape = /^\d{1,10}$/;
