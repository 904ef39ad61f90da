import { z } from "zod";
import { DomainError } from "@/core/errors";

/** A page's last row as an opaque text: the value it is sorted by, then its key. */
export const encodeCursor = (value: string, key: string): string =>
  Buffer.from(JSON.stringify([value, key])).toString("base64url");

const Position = z.tuple([z.string(), z.string()]);

/** @throws quota.cursor_invalid for a text that no page gave out */
export function decodeCursor(cursor: string): { value: string; key: string } {
  const parsed = Position.safeParse(jsonOf(Buffer.from(cursor, "base64url").toString()));
  if (!parsed.success) throw new DomainError("invalid", "quota.cursor_invalid");
  const [value, key] = parsed.data;
  return { value, key };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Cuts the row that only says that there are more. */
export function pageOf<R>(rows: readonly R[], limit: number, cursorOf: (last: R) => string) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? cursorOf(last) : null };
}
