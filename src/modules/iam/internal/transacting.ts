import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import type { Errand } from "@/core/operation";
import { CloudError } from "@/integrations/volcengine/cloud-error";
import { type Failing, failingOf, failingOfDomain } from "../rules/outcomes";
import type { Telling } from "./stuck";

/** A transaction without an audit row: what was asked for is in the log since it was asked. */
export const transact = <T>(
  call: Errand,
  change: (db: Db) => Promise<T>,
  telling: Telling = { told: [] },
): Promise<T> =>
  call.commit(async (db) => {
    telling.told = [];
    const result = await change(db);
    return { result, audit: null, events: telling.told };
  });

/** Refusals and troubles of the cloud are outcomes; anything else is a bug and stays one. */
export function readFailing(error: unknown): Failing & { kind: string } {
  if (error instanceof CloudError) return { ...failingOf(error), kind: error.kind };
  if (error instanceof DomainError) return { ...failingOfDomain(error), kind: error.kind };
  throw error;
}
