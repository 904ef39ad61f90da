import type { DomainEvent } from "@/core/operation";
import { ChangeStuck } from "../events";
import { isTold } from "../rules/stuck";
import type { Change } from "./opening";

/** Events that are stored with the transaction that is under way. */
export type Telling = { told: DomainEvent[] };

type Why = { code: string | null; message: string | null };

/** Tells that somebody must look at a change. */
export function tellStuck({ told }: Telling, change: Change, { code, message }: Why): void {
  const { id: changeId, subAccountId, kind } = change;
  told.push({ name: ChangeStuck.name, data: { subAccountId, changeId, kind, code, message } });
}

/** The same for one that waits to be tried again, when it has waited often enough. */
export function tellIfStuck(
  telling: Telling,
  change: Change,
  { attempts, refused, ...why }: Why & { attempts: number; refused: boolean },
): void {
  if (isTold(attempts, refused)) tellStuck(telling, change, why);
}
