import { DomainError } from "@/core/errors";

export const alertStates = ["open", "acknowledged", "resolved"] as const;
export type AlertState = (typeof alertStates)[number];

/** What a person does about an alert. */
export const alertActs = ["acknowledge", "resolve", "reopen"] as const;
export type AlertAct = (typeof alertActs)[number];

const moves = {
  acknowledge: { from: ["open"], to: "acknowledged" },
  resolve: { from: ["open", "acknowledged"], to: "resolved" },
  reopen: { from: ["acknowledged", "resolved"], to: "open" },
} as const satisfies Record<AlertAct, { from: readonly AlertState[]; to: AlertState }>;

/** Whether somebody may do this about an alert in that state. */
export const mayAct = (state: AlertState, act: AlertAct): boolean =>
  (moves[act].from as readonly AlertState[]).includes(state);

/**
 * The state after an act: open → acknowledged → resolved, and back to open. An alert that asks
 * whether to disable is acknowledged with a note alone: it says why the sub-account runs on.
 * @throws alerts.state, alerts.note_required (conflict)
 */
export function stateAfter(
  { state, asks }: { state: AlertState; asks: "disable" | null },
  act: AlertAct,
  note: string | null,
): AlertState {
  if (!mayAct(state, act)) throw new DomainError("conflict", "alerts.state", { state });
  if (act === "acknowledge" && asks !== null && note === null) {
    throw new DomainError("conflict", "alerts.note_required");
  }
  return moves[act].to;
}
