import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { parseTrail } from "@/features/listing/keyset";
import { approvalStates } from "@/modules/access/schema/approvals";

export const approvalViews = ["inbox", "mine", "decided"] as const;
export const pageSize = 50;
/** Somebody else decides: the list looks for news by itself. */
export const refetchInterval = 30_000;

/** The approvals as they stand in the address; `approval` is the one in the quick look. */
export const approvalParams = {
  view: parseAsStringLiteral(approvalViews).withDefault("inbox"),
  state: parseAsStringLiteral(approvalStates),
  after: parseTrail,
  approval: parseAsString,
};

export const loadApprovalParams = createLoader(approvalParams);
export type ApprovalParams = Awaited<ReturnType<typeof loadApprovalParams>>;

/** What waits for me, for the list and for its count. */
export const inboxInput = { view: "inbox" as const, limit: pageSize };

/** One page of the list, as the server and the browser both ask for it. */
export function toListInput({ view, state, after }: ApprovalParams) {
  const cursor = after.at(-1);
  // What waits has one state only.
  const wanted = view === "inbox" ? null : state;
  return { view, limit: pageSize, ...(wanted && { state: wanted }), ...(cursor && { cursor }) };
}
