import type { Settings } from "./cloud";
import type { Caller } from "./gateway/authentication";
import type { Parameters, Source } from "./gateway/parameters";
import type { Account, Resources } from "./state";

/** What an action sees. `resources` are the account's own, or an older view of them for a read. */
export type Call = {
  params: Parameters;
  account: Account;
  resources: Resources;
  caller: Caller;
  now: Date;
  settings: Settings;
};

export type Action = {
  source: Source;
  kind: "read" | "write";
  /** Its `Result`; undefined leaves it out of the answer. */
  run(call: Call): object | undefined;
};

export type Actions = Record<string, Action>;

/** Looks only; answers from what reads see at this moment. */
export const read = (run: Action["run"], source: Source = "query"): Action => ({
  source,
  kind: "read",
  run,
});

/** Changes the account's resources. It refuses before its first change, so that none stays half done. */
export const write = (run: Action["run"], source: Source = "query"): Action => ({
  source,
  kind: "write",
  run,
});
