import { z } from "zod";
import { DomainError } from "@/core/errors";
import type { personSorts } from "../schema/people";

type Sort = (typeof personSorts)[number];

const Position = z.tuple([
  z.string(),
  z.string().regex(/^\P{Cc}*$/u),
  z.string().regex(/^\P{Cc}+$/u),
]);
const moment = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/;

/** A page's last row as an opaque text: how the page is sorted, the row's value there, its UPN. */
export const encodeCursor = (sort: Sort, value: string, upn: string): string =>
  Buffer.from(JSON.stringify([sort, value, upn])).toString("base64url");

/** @throws directory.cursor_invalid for a text that no page of this order gave out */
export function decodeCursor(sort: Sort, cursor: string): { value: string; key: string } {
  const parsed = Position.safeParse(jsonOf(Buffer.from(cursor, "base64url").toString()));
  const [sorted, value, key] = parsed.data ?? ["", "", ""];
  if (sorted !== sort || (sort === "created" && !moment.test(value))) {
    throw new DomainError("invalid", "directory.cursor_invalid");
  }
  return { value, key };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
