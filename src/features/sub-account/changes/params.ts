import { parseAsString } from "nuqs/server";
import { parseTrail } from "@/features/listing/keyset";

/** More are hardly ever open: each edit takes what it is about out of the earlier ones. */
const mostOpen = 20;
const pageSize = 20;

export const openChangesOf = (subAccountId: string) => ({
  subAccountId,
  open: true,
  limit: mostOpen,
});

/** The history as it stands in the address. */
export const historyParams = {
  after: parseTrail,
  /** The change in the sheet. */
  change: parseAsString,
};

/** One page of changes that have ended, as the server and the browser both ask for it. */
export function endedChangesOf(subAccountId: string, after: readonly string[]) {
  const cursor = after.at(-1);
  return { subAccountId, open: false, limit: pageSize, ...(cursor && { cursor }) };
}
