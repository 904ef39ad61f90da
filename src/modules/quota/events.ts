import { z } from "zod";
import { WhenExhausted } from "@/modules/config/schema/cloud";

const subAccountId = z.uuid();
/** Decimal strings, as everywhere outside. */
const figures = { allocated: z.string(), spent: z.string() };
/** The projects that make up spent, the largest first; empty when it was not a bill that told. */
const projects = z.array(z.object({ project: z.string(), amount: z.string() })).max(20);

/** Money was allocated to a sub-account, or deducted from it. */
export const PrepaidAllocated = {
  name: "quota/prepaid.allocated",
  data: z.object({
    subAccountId,
    amount: z.string(),
    ...figures,
    /** From now on its bills count. */
    first: z.boolean(),
  }),
};

/** Spending passed a step of the allocated quota for the first time in its epoch. */
export const PrepaidStepReached = {
  name: "quota/prepaid.step_reached",
  data: z.object({ subAccountId, epoch: z.int(), step: z.int(), ...figures, projects }),
};

/** Spending has reached what is allocated; `mode` says whether that disables, or a person decides. */
export const PrepaidExhausted = {
  name: "quota/prepaid.exhausted",
  data: z.object({ subAccountId, epoch: z.int(), mode: WhenExhausted, ...figures, projects }),
};

/** Spending is below what is allocated again. */
export const PrepaidCovered = {
  name: "quota/prepaid.covered",
  data: z.object({ subAccountId, epoch: z.int(), ...figures }),
};
