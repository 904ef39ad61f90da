import { readDecimal } from "@/components/ui/read-decimal";
import { DomainError, type ErrorDetails } from "@/core/errors";
import { formatMoney, parseMoney } from "@/core/money";
import { microsOf } from "@/features/pools/pool";
import { afterAllocation, type Prepaid, type Turned } from "@/modules/quota/rules/prepaid";
import type { RouterOutputs } from "@/trpc/client";

export type AllocationFacts = RouterOutputs["quota"]["allocationFacts"][number];
export type Direction = "allocate" | "deduct";

/** What a change brings about beside the figures; said in words before anybody does it. */
export type Effect =
  | { kind: "first" }
  | { kind: "epoch"; epoch: number; steps: number[] }
  | { kind: "sameEpoch"; most: string }
  | { kind: "marked" | "steps"; steps: number[] }
  | { kind: "enabled" }
  | { kind: "staysDisabled"; reasons: AllocationFacts["disabledReasons"] }
  | { kind: "stillExhausted"; missing: string }
  | { kind: "disables" | "asks" };

export type Outlook =
  | {
      ok: true;
      id: string;
      before: string;
      after: string;
      spent: string;
      left: string;
      effects: Effect[];
    }
  | { ok: false; id: string; code: string; details: ErrorDetails };

/** The amount as typed: exact and above zero, or the code of what is wrong; undefined before a figure. */
export function amountTyped(typed: string): { amount: string } | { code: string } | undefined {
  const text = readDecimal(typed);
  if (text === "") return undefined;
  const micros = parseMoney(text);
  if (micros === undefined) return { code: "money.invalid" };
  return micros > 0 ? { amount: formatMoney(micros) } : { code: "quota.amount_not_positive" };
}

/** What the change leads to for one sub-account, by the server's own rule. */
export function outlookOf(facts: AllocationFacts, amount: string, direction: Direction): Outlook {
  const before = prepaidOf(facts);
  const signed = direction === "allocate" ? microsOf(amount) : -microsOf(amount);
  const id = facts.subAccountId;
  try {
    const turned = afterAllocation(before, signed, facts.steps);
    const { allocated, spent } = turned.prepaid;
    return {
      ok: true,
      id,
      before: facts.allocated,
      after: formatMoney(allocated),
      spent: facts.spent,
      left: formatMoney(allocated - spent),
      effects: effectsOf(facts, before, turned, signed),
    };
  } catch (error) {
    if (error instanceof DomainError) {
      return { ok: false, id, code: error.code, details: error.details };
    }
    throw error;
  }
}

const prepaidOf = (facts: AllocationFacts): Prepaid => ({
  allocated: microsOf(facts.allocated),
  maxAllocated: microsOf(facts.maxAllocated),
  spent: microsOf(facts.spent),
  epoch: facts.epoch,
  markedSteps: facts.markedSteps,
  exhausted: facts.exhausted,
});

function effectsOf(
  facts: AllocationFacts,
  before: Prepaid,
  { prepaid, turns }: Turned,
  signed: number,
): Effect[] {
  const told = turns.flatMap((turn) => (turn.kind === "step" ? [turn.step] : []));
  return [
    ...epochEffects(facts, before, prepaid, signed),
    ...(told.length > 0 ? [{ kind: "steps" as const, steps: told }] : []),
    ...exhaustionEffects(facts, prepaid, turns),
  ];
}

/** A new epoch tells every step anew, but those that spending has passed already. */
function epochEffects(
  facts: AllocationFacts,
  before: Prepaid,
  after: Prepaid,
  signed: number,
): Effect[] {
  if (after.epoch === before.epoch) {
    return signed > 0 ? [{ kind: "sameEpoch", most: formatMoney(before.maxAllocated) }] : [];
  }
  const ahead = facts.steps.filter((step) => !after.markedSteps.includes(step));
  return [
    before.epoch === 0 ? { kind: "first" } : { kind: "epoch", epoch: after.epoch, steps: ahead },
    ...(after.markedSteps.length > 0
      ? [{ kind: "marked" as const, steps: [...after.markedSteps] }]
      : []),
  ];
}

function exhaustionEffects(
  facts: AllocationFacts,
  after: Prepaid,
  turns: Turned["turns"],
): Effect[] {
  const others = facts.disabledReasons.filter((reason) => reason !== "exhausted");
  const isDisabled = facts.disabledReasons.includes("exhausted");
  if (isDisabled && !after.exhausted) {
    return others.length > 0 ? [{ kind: "staysDisabled", reasons: others }] : [{ kind: "enabled" }];
  }
  if (turns.some(({ kind }) => kind === "exhausted")) {
    return [{ kind: facts.whenExhausted === "disable" ? "disables" : "asks" }];
  }
  if (!after.exhausted) return [];
  return [{ kind: "stillExhausted", missing: formatMoney(after.spent - after.allocated) }];
}
