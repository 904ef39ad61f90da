import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import type { Actor } from "@/core/access";
import { cloudAccounts, subAccounts } from "@/modules/iam/tables";
import { allocateQuota, deductQuota } from "@/modules/quota/commands/prepaid";
import { postSpends } from "@/modules/quota/commands/spending";
import { allocations, prepaid } from "@/modules/quota/prepaid-tables";
import { testContext } from "./context";
import { db } from "./database";
import { fresh } from "./given";

export const yuan = 1_000_000;
export const noon = new Date("2026-05-04T04:00:00Z");

/** A cloud account that no cloud knows, for tests that do not call it. */
export async function givenCloudAccount(
  values: Partial<typeof cloudAccounts.$inferInsert> = {},
): Promise<string> {
  const id = values.id ?? randomUUID();
  await db.insert(cloudAccounts).values({
    name: fresh("cloud"),
    accountNumber: fresh("21"),
    accessKeyId: "AKLTtest",
    sealedSecret: "sealed",
    verifiedAt: noon,
    createdAt: noon,
    ...values,
    id,
  });
  return id;
}

/** A sub-account of a cloud account. */
export async function givenCloudUser(
  cloudAccountId: string,
  values: Partial<typeof subAccounts.$inferInsert> = {},
): Promise<string> {
  const id = values.id ?? randomUUID();
  const userName = fresh("user");
  await db
    .insert(subAccounts)
    .values({ cloudAccountId, userName, username: userName, displayName: "子账号", ...values, id });
  return id;
}

export const prepaidOf = async (id: string) =>
  (await db.select().from(prepaid).where(eq(prepaid.subAccountId, id)))[0];

export const allocationsOf = (id: string) =>
  db
    .select()
    .from(allocations)
    .where(eq(allocations.subAccountId, id))
    .orderBy(asc(allocations.seq));

/** A sub-account with what can be done to its quota; amounts in CNY. */
export async function givenPrepaid({
  actor,
  allocated,
  now = noon,
  ...values
}: {
  actor?: Actor;
  allocated?: number;
  now?: Date;
} & Partial<typeof subAccounts.$inferInsert> = {}) {
  const id = await givenCloudUser(await givenCloudAccount(), values);
  const own = testContext({ now });
  const { ctx, recorded } = testContext({ now, ...(actor ? { actor } : {}) });
  const input = (amount: number, requestId: string) => ({
    subAccountId: id,
    amount: Math.round(amount * yuan),
    requestId,
  });
  if (allocated !== undefined) {
    await allocateQuota(own.ctx, { ...input(allocated, "opening"), note: "opening" });
  }
  return {
    id,
    ctx,
    recorded,
    allocate: (amount: number, requestId: string = randomUUID(), note = "for the term") =>
      allocateQuota(ctx, { ...input(amount, requestId), note }),
    deduct: (amount: number, requestId: string = randomUUID(), reason = "given back") =>
      deductQuota(ctx, { ...input(amount, requestId), reason }),
    spend: (amount: number, asOf = "2026-05-03") =>
      db.transaction((tx) =>
        postSpends(
          tx,
          [
            {
              subAccountId: id,
              spent: Math.round(amount * yuan),
              projects: [{ project: "lab", amount: Math.round(amount * yuan) }],
            },
          ],
          { asOf, requestedBy: "billing.pollBills", now },
        ),
      ),
    row: () => prepaidOf(id),
    rows: () => allocationsOf(id),
    sum: async () => (await allocationsOf(id)).reduce((total, { amount }) => total + amount, 0),
  };
}
