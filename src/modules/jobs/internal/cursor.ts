import { DomainError } from "@/core/errors";

type Position = { createdAt: Date; id: string };

/** A page's last row as an opaque text. */
export const encodeCursor = ({ createdAt, id }: Position): string =>
  Buffer.from(`${createdAt.getTime()}:${id}`).toString("base64url");

/** @throws jobs.cursor_invalid for a text that no page gave out */
export function decodeCursor(cursor: string): Position {
  const match = /^(\d{1,15}):(.+)$/s.exec(Buffer.from(cursor, "base64url").toString());
  if (!match?.[1] || !match[2]) throw new DomainError("invalid", "jobs.cursor_invalid");
  return { createdAt: new Date(Number(match[1])), id: match[2] };
}
