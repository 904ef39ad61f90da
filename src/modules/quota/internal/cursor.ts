import { z } from "zod";
import { DomainError } from "@/core/errors";

/** A page's last row as an opaque text: the value it is sorted by, then its key. */
export const encodeCursor = (value: string, key: string): string =>
  Buffer.from(JSON.stringify([value, key])).toString("base64url");

const Position = z.tuple([z.string(), z.string()]);

/**
 * Reads a cursor whose value looks like `shape`.
 * @throws quota.cursor_invalid for a text that no page gave out
 */
export function decodeCursor(cursor: string, shape: RegExp): { value: string; key: string } {
  const parsed = Position.safeParse(jsonOf(Buffer.from(cursor, "base64url").toString()));
  const [value, key] = parsed.data ?? ["", "\0"];
  if (key.includes("\0") || !shape.test(value)) {
    throw new DomainError("invalid", "quota.cursor_invalid");
  }
  return { value, key };
}

/** How PostgreSQL writes a moment in UTC; a sort puts what has none at the end. */
export const momentShape = /^(infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00)$/;

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
