import { and, eq, gt, inArray } from "drizzle-orm";
import type { z } from "zod";
import type { Db } from "@/core/db";
import { query } from "@/core/operation";
import { readSetting } from "@/modules/config/queries/settings";
import { cloudSettings } from "@/modules/config/schema/cloud";
import { requireSubAccount } from "@/modules/iam/queries/sub-account";
import { openingsOf, pageOfAllocations } from "../internal/allocation-pages";
import { prepaid } from "../prepaid-tables";
import { leftOf, spentPercent, unallocated } from "../rules/prepaid";
import {
  AllocationPage,
  GetPrepaid,
  ListAllocations,
  ListPrepaid,
  MyAllocationPage,
  MyAllocations,
  MyPrepaid,
  PrepaidLine,
  PrepaidRead,
} from "../schema/prepaid";

/**
 * Where a sub-account's prepaid quota stands, with the settings that hold for it.
 * @throws iam.sub_account_not_found
 */
export const getPrepaid = query({
  id: "quota.getPrepaid",
  access: { capability: "iam.accounts.read", scope: "iam:read" },
  input: GetPrepaid,
  output: PrepaidRead,
  run: ({ db }, { subAccountId }) => prepaidRead(db, subAccountId),
});

/** The quota of the sub-account that asks, for its portal. */
export const myPrepaid = query({
  id: "quota.myPrepaid",
  access: { self: ["sub_account"] },
  input: MyPrepaid,
  output: PrepaidRead,
  run: ({ db, actor }) => prepaidRead(db, actor.id),
});

/**
 * The same for other slices' figures.
 * @throws iam.sub_account_not_found
 */
export async function prepaidRead(
  db: Db,
  subAccountId: string,
): Promise<z.output<typeof PrepaidRead>> {
  const own = await requireSubAccount(db, subAccountId);
  const general = await readSetting(db, cloudSettings);
  const [row] = await db.select().from(prepaid).where(eq(prepaid.subAccountId, subAccountId));
  const money = row ?? { ...unallocated, ...nothingYet };
  return {
    subAccountId,
    ...figuresOf(money),
    spentAsOf: money.spentAsOf,
    firstAllocatedDay: money.firstAllocatedDay,
    epoch: money.epoch,
    epochOpenedAt: (await openingsOf(db, subAccountId)).at(-1)?.createdAt ?? null,
    steps: own.alertSteps ?? [...general.alertSteps],
    markedSteps: [...money.markedSteps],
    ownSteps: own.alertSteps !== null,
    ownMode: own.whenExhausted !== null,
    whenExhausted: own.whenExhausted ?? general.whenExhausted,
    exhaustedAt: money.exhaustedAt,
  };
}

const nothingYet = { spentAsOf: null, firstAllocatedDay: null, exhaustedAt: null };

const figuresOf = (money: { allocated: number; spent: number }) => ({
  allocated: money.allocated,
  spent: money.spent,
  left: leftOf(money),
  percent: spentPercent(money),
});

/** The prepaid quotas of the sub-accounts of one page of a list. */
export const listPrepaid = query({
  id: "quota.listPrepaid",
  access: { capability: "iam.accounts.read" },
  input: ListPrepaid,
  output: PrepaidLine.array(),
  run: ({ db }, { subAccountIds }) => prepaidLines(db, subAccountIds),
});

/** The same for other slices' lists. */
export async function prepaidLines(db: Db, subAccountIds: readonly string[]) {
  const wanted = and(inArray(prepaid.subAccountId, [...subAccountIds]), gt(prepaid.epoch, 0));
  const rows = await db.select().from(prepaid).where(wanted).orderBy(prepaid.subAccountId);
  return rows.map(({ subAccountId, spentAsOf, exhaustedAt, ...money }) => ({
    subAccountId,
    ...figuresOf(money),
    spentAsOf,
    exhaustedAt,
  }));
}

/**
 * Allocations and deductions of a sub-account, newest first; they stay after it is deleted.
 * @throws iam.sub_account_not_found, quota.cursor_invalid
 */
export const listAllocations = query({
  id: "quota.listAllocations",
  access: { capability: "iam.accounts.read", scope: "iam:read" },
  input: ListAllocations,
  output: AllocationPage,
  async run({ db }, input) {
    await requireSubAccount(db, input.subAccountId);
    return pageOfAllocations(db, input);
  },
});

/** Those of the sub-account that asks, for its portal. */
export const myAllocations = query({
  id: "quota.myAllocations",
  access: { self: ["sub_account"] },
  input: MyAllocations,
  output: MyAllocationPage,
  async run({ db, actor }, page) {
    const { rows, next } = await pageOfAllocations(db, { ...page, subAccountId: actor.id });
    const told = rows.map(({ requestId: _, actorType: __, actorId: ___, ...row }) => row);
    return { rows: told, next };
  },
});
