import { z } from "zod";
import { startCurves } from "../billing/growth";
import { billRows, billTotal, Correction, correctRow, Spending, spend } from "../billing/spend";
import type { Cloud } from "../cloud";
import { shortTail } from "../credentials";
import { compactDate, dayOf } from "../dates";
import { AccountRef, requireAccount } from "./accounts";

export const Spend = Spending.extend({
  accountId: z.int(),
  /** Today unless said. */
  day: Spending.shape.day.optional(),
});
export const Correct = Correction.extend({ accountId: z.int() });
export const MonthRef = AccountRef.extend({ month: z.string().regex(/^\d{4}-\d\d$/) });
export const TotalRef = AccountRef.extend({ project: z.string(), until: z.iso.date() });
export const NewCurves = AccountRef.extend({
  from: z.iso.date(),
  curves: z.array(
    z.object({
      project: z.string(),
      product: z.string().default("ark_bd"),
      instance: z.string().default(""),
      apiKey: z.string().default(""),
      dailyAmount: z.number().positive(),
    }),
  ),
});
export const BillDelay = z.object({ detail: z.int().min(0), split: z.int().min(0) });
export const NewEndpoint = AccountRef.extend({
  name: z.string(),
  project: z.string().default("default"),
  model: z.string().default("doubao-pro-32k"),
  modelVersion: z.string().default("241215"),
  createdBy: z.string().default("Account"),
});

export function spendFor(cloud: Cloud, { accountId, ...input }: z.output<typeof Spend>) {
  const day = input.day ?? dayOf(cloud.clock.now());
  const made = spend(requireAccount(cloud, accountId), { ...input, day });
  cloud.changed();
  return made;
}

export function correctFor(cloud: Cloud, { accountId, ...input }: z.output<typeof Correct>): void {
  correctRow(requireAccount(cloud, accountId), input);
  cloud.changed();
}

export const rowsFor = (cloud: Cloud, { accountId, month }: z.output<typeof MonthRef>) =>
  billRows(requireAccount(cloud, accountId), month);

export const totalFor = (
  cloud: Cloud,
  { accountId, project, until }: z.output<typeof TotalRef>,
) => ({
  amount: billTotal(requireAccount(cloud, accountId), project, until),
});

export function startCurvesFor(cloud: Cloud, input: z.output<typeof NewCurves>): void {
  startCurves(requireAccount(cloud, input.accountId), input.curves, input.from, cloud.clock.now());
  cloud.changed();
}

/** Opens an endpoint of Ark, which no action of the product does. */
export function createEndpoint(cloud: Cloud, input: z.output<typeof NewEndpoint>): { id: string } {
  const { accountId, ...endpoint } = input;
  const now = cloud.clock.now();
  const id = `ep-${compactDate(now).replace(/\D/g, "")}-${shortTail()}`;
  const { endpoints } = requireAccount(cloud, accountId).resources;
  endpoints.push({ ...endpoint, id, createdAt: now.toISOString() });
  cloud.changed();
  return { id };
}
