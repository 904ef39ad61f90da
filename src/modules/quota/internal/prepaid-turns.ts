import type { Db } from "@/core/db";
import { formatMoney } from "@/core/money";
import type { DomainEvent } from "@/core/operation";
import { readSetting } from "@/modules/config/queries/settings";
import { cloudSettings } from "@/modules/config/schema/cloud";
import { disableFor, liftReason } from "@/modules/iam/commands/reasons";
import { type QuotaFacts, quotaFactsOf } from "@/modules/iam/queries/quota-facts";
import { PrepaidCovered, PrepaidExhausted, PrepaidStepReached } from "../events";
import type { Prepaid, Turn } from "../rules/prepaid";

/** What holds for a sub-account: its own settings, or else everybody's. */
export type PrepaidSettings = Pick<QuotaFacts, "id" | "gone" | "disabledReasons"> & {
  steps: readonly number[];
  mode: "disable" | "ask";
};

/** The settings of those among `ids` that are known; deleted ones are among them. */
export async function prepaidSettingsOf(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, PrepaidSettings>> {
  const general = await readSetting(db, cloudSettings);
  const facts = await quotaFactsOf(db, ids);
  return new Map(
    [...facts.values()].map(({ id, gone, disabledReasons, alertSteps, whenExhausted }) => [
      id,
      {
        id,
        gone,
        disabledReasons,
        steps: alertSteps ?? general.alertSteps,
        mode: whenExhausted ?? general.whenExhausted,
      },
    ]),
  );
}

/** What of its spending is a project's. */
export type ProjectPart = { project: string; amount: number };
type Following = { requestedBy: string; now: Date; projects?: readonly ProjectPart[] };

/** How many projects an event names. */
const namedProjects = 20;

/**
 * Tells what a change has brought about, and disables or enables the sub-account in the same
 * transaction: its prepaid quota's row is locked by the caller. Of a deleted one nothing is told.
 */
export async function followTurns(
  db: Db,
  { gone, id, mode }: PrepaidSettings,
  { prepaid, turns }: { prepaid: Prepaid; turns: readonly Turn[] },
  { requestedBy, now, projects = [] }: Following,
): Promise<DomainEvent[]> {
  if (gone) return [];
  const told = turns.map((turn) => eventOf(turn, { id, mode, prepaid, projects }));
  const at = { reason: "exhausted", requestedBy, now } as const;
  if (turns.some(({ kind }) => kind === "covered")) {
    return [...told, ...(await liftReason(db, id, at))];
  }
  if (mode === "disable" && turns.some(({ kind }) => kind === "exhausted")) {
    return [...told, ...(await disableFor(db, id, at))];
  }
  return told;
}

type Told = {
  id: string;
  mode: "disable" | "ask";
  prepaid: Prepaid;
  projects: readonly ProjectPart[];
};

function eventOf(turn: Turn, { id, mode, prepaid, projects }: Told): DomainEvent {
  const figures = {
    subAccountId: id,
    epoch: prepaid.epoch,
    allocated: formatMoney(prepaid.allocated),
    spent: formatMoney(prepaid.spent),
  };
  if (turn.kind === "covered") return { name: PrepaidCovered.name, data: figures };
  const data = { ...figures, projects: largest(projects) };
  return turn.kind === "step"
    ? { name: PrepaidStepReached.name, data: { ...data, step: turn.step } }
    : { name: PrepaidExhausted.name, data: { ...data, mode } };
}

const largest = (projects: readonly ProjectPart[]) =>
  projects
    .toSorted((a, b) => b.amount - a.amount)
    .slice(0, namedProjects)
    .map(({ project, amount }) => ({ project, amount: formatMoney(amount) }));
