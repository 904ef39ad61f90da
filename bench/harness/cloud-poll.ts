import { randomUUID } from "node:crypto";
import { db } from "@/core/db";
import type { Errand } from "@/core/operation";
import { volcengine } from "@/integrations/volcengine/client";
import { takeLease } from "@/modules/billing/internal/cloud-leases";
import { pollMonth } from "@/modules/billing/internal/cloud-month";

type Wanted = {
  cloudAccountId: string;
  month: string;
  accessKeyId: string;
  secretAccessKey: string;
  endpoint: string;
};

/** One poll of one month, as the job does it, but with the client's limiter off. */
export async function pollOnce({ cloudAccountId, month, ...client }: Wanted) {
  const now = new Date();
  const token = randomUUID();
  const lease = { cloudAccountId, token };
  const cloud = volcengine({
    ...client,
    clock: () => new Date(),
    random: Math.random,
    perSecond: "unlimited",
  });
  await db().transaction(async (tx) => {
    await tx.execute(`update billing_bill_accounts set lease_token = null, leased_until = null`);
    await takeLease(tx, lease, now);
  });
  // The authority decides nothing here: an errand has been admitted when it runs.
  const call = {
    actor: { type: "job", id: "billing.pollBills" },
    db: db(),
    now,
    reach: "all",
    commit: (change) => db().transaction(async (tx) => (await change(tx)).result),
  } as Omit<Errand, "authority"> as Errand;
  return pollMonth(call, cloud, { ...lease, period: month });
}
