import { z } from "zod";

const Effect = z.discriminatedUnion("kind", [
  /** 429 FlowLimitExceeded, or AccountFlowLimitExceeded. */
  z.object({ kind: z.literal("throttle"), account: z.boolean().default(false) }),
  /** An error in the usual envelope; status 200 is possible, as clients must cope with it. */
  z.object({
    kind: z.literal("error"),
    code: z.string(),
    status: z.int().default(500),
    message: z.string().default("a forced error"),
    codeN: z.int().optional(),
  }),
  /** Anything else as an answer: an HTML page of a proxy, or nothing. */
  z.object({
    kind: z.literal("body"),
    status: z.int().default(502),
    body: z.string().default(""),
    contentType: z.string().default("text/html"),
  }),
  /** Never answers. */
  z.object({ kind: z.literal("hang") }),
  /** Closes the connection without an answer. */
  z.object({ kind: z.literal("drop") }),
  z.object({ kind: z.literal("delay"), ms: z.int().min(0) }),
  /** Does the work, and hides it from reads for a while. */
  z.object({ kind: z.literal("late"), ms: z.int().min(0) }),
]);
export type Effect = z.output<typeof Effect>;

export const FaultInput = z.object({
  /** `CreateUser`, or `*` for every action. */
  action: z.string().default("*"),
  accountId: z.int().optional(),
  /** Only the k-th matching call from now on, from 1. */
  at: z.int().min(1).optional(),
  /** The next n matching calls; without `at`, `times` and `probability` it is the next one. */
  times: z.int().min(1).optional(),
  /** Each matching call with this chance. */
  probability: z.number().min(0).max(1).optional(),
  /** Every matching call until it is removed. */
  always: z.boolean().default(false),
  /** `after` does the work first, so that only the answer is lost. */
  phase: z.enum(["before", "after"]).default("before"),
  effect: Effect,
});
export type FaultInput = z.input<typeof FaultInput>;
type Fault = z.output<typeof FaultInput> & { id: number; seen: number };

export type Phase = Fault["phase"];
/** What is to go wrong with one call. */
export type Trouble = { delayMs: number; lateMs: number; end?: { phase: Phase; effect: Effect } };

/** The faults that wait to happen. `chance` gives numbers from 0 to below 1. */
export function faultsWith(chance: () => number, given: readonly FaultInput[] = []) {
  let faults: Fault[] = [];
  let nextId = 1;
  const add = (input: FaultInput) => {
    const fault = { ...FaultInput.parse(input), id: nextId, seen: 0 };
    nextId += 1;
    faults.push(fault);
    return { id: fault.id };
  };
  for (const input of given) add(input);

  /** Counts a matching call, and says whether it is one of those that the fault is meant for. */
  const strikes = (fault: Fault): boolean => {
    fault.seen += 1;
    if (fault.always) return true;
    if (fault.probability !== undefined) return chance() < fault.probability;
    if (fault.at !== undefined) return fault.seen === fault.at;
    return fault.seen <= (fault.times ?? 1);
  };
  const isSpent = ({ always, probability, at, times, seen }: Fault) =>
    !always && probability === undefined && seen >= (at ?? times ?? 1);

  return {
    add,
    list: () => faults.map((fault) => ({ ...fault })),
    remove: (id: number) => {
      faults = faults.filter((fault) => fault.id !== id);
    },
    clear: () => {
      faults = [];
    },
    /** What happens to a call of an action. Delays add up; the first other fault ends the call. */
    strike(action: string, accountId: number): Trouble {
      const struck = faults
        .filter((fault) => fault.action === "*" || fault.action === action)
        .filter((fault) => fault.accountId === undefined || fault.accountId === accountId)
        .filter(strikes);
      faults = faults.filter((fault) => !isSpent(fault));
      const delays = struck.map(({ effect }) => (effect.kind === "delay" ? effect.ms : 0));
      const lates = struck.map(({ effect }) => (effect.kind === "late" ? effect.ms : 0));
      return {
        delayMs: delays.reduce((sum, ms) => sum + ms, 0),
        lateMs: Math.max(0, ...lates),
        end: struck.find(({ effect }) => effect.kind !== "delay" && effect.kind !== "late"),
      };
    },
  };
}
export type Faults = ReturnType<typeof faultsWith>;
