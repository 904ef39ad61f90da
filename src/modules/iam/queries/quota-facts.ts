import { inArray, notInArray } from "drizzle-orm";
import type { Db } from "@/core/db";
import { subAccounts } from "../tables";
import type { SubAccount } from "./sub-account";

/** What quota and billing must know of a sub-account: whether it is there, and its own settings. */
export type QuotaFacts = {
  id: string;
  /** Being deleted, deleted, or given up at its creation; its history stays. */
  gone: boolean;
  /** Steps in percent instead of the setting's. */
  alertSteps: readonly number[] | null;
  whenExhausted: "disable" | "ask" | null;
  disabledReasons: SubAccount["disabledReasons"];
};

const leaving: readonly SubAccount["state"][] = ["deleting", "deleted", "not_created"];

/** The sub-accounts among `ids`, in any state. */
export async function quotaFactsOf(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, QuotaFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({
      id: subAccounts.id,
      state: subAccounts.state,
      alertSteps: subAccounts.alertSteps,
      whenExhausted: subAccounts.whenExhausted,
      disabledReasons: subAccounts.disabledReasons,
    })
    .from(subAccounts)
    .where(inArray(subAccounts.id, [...new Set(ids)]));
  return new Map(
    rows.map(({ state, ...facts }) => [facts.id, { ...facts, gone: leaving.includes(state) }]),
  );
}

/** The ids of sub-accounts that are there, as a subquery of another slice's figures. */
export const presentSubAccounts = (db: Db) =>
  db
    .select({ id: subAccounts.id })
    .from(subAccounts)
    .where(notInArray(subAccounts.state, [...leaving]));
