import { DomainError } from "@/core/errors";

/** The place of an alert in the inbox as an opaque text. */
export const encodeSeq = (seq: number): string => Buffer.from(`s${seq}`).toString("base64url");

/** @throws alerts.cursor_invalid for a text that no page gave out */
export function decodeSeq(cursor: string): number {
  const match = /^s(\d{1,15})$/.exec(Buffer.from(cursor, "base64url").toString());
  if (!match) throw invalid();
  return Number(match[1]);
}

type Position = { createdAt: Date; id: string };

/** The place of a delivery in its list. */
export const encodePosition = ({ createdAt, id }: Position): string =>
  Buffer.from(`${createdAt.getTime()}:${id}`).toString("base64url");

/** @throws alerts.cursor_invalid for a text that no page gave out */
export function decodePosition(cursor: string): Position {
  const text = Buffer.from(cursor, "base64url").toString();
  const match = /^(\d{1,14}):([0-9a-f-]{36})$/.exec(text);
  if (!match?.[1] || !match[2]) throw invalid();
  return { createdAt: new Date(Number(match[1])), id: match[2] };
}

const invalid = () => new DomainError("invalid", "alerts.cursor_invalid");
