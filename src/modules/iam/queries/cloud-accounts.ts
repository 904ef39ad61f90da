import { and, asc, count, eq, notInArray } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/core/operation";
import { CloudAccount } from "../schema/cloud-accounts";
import { cloudAccounts, subAccounts } from "../tables";

/** All cloud accounts by name; there are a handful of them. */
export const listCloudAccounts = query({
  id: "iam.listCloudAccounts",
  access: { capability: "iam.accounts.read" },
  input: z.object({}),
  output: z.array(CloudAccount),
  async run({ db }) {
    const living = and(
      eq(subAccounts.cloudAccountId, cloudAccounts.id),
      notInArray(subAccounts.state, ["deleted", "not_created"]),
    );
    const rows = await db
      .select({ account: cloudAccounts, subAccounts: count(subAccounts.id) })
      .from(cloudAccounts)
      .leftJoin(subAccounts, living)
      .groupBy(cloudAccounts.id)
      .orderBy(asc(cloudAccounts.name));
    return rows.map(({ account, subAccounts }) => ({
      id: account.id,
      name: account.name,
      accountNumber: account.accountNumber,
      accessKeyEnding: account.accessKeyId.slice(-4),
      disabled: account.disabled,
      verifiedAt: account.verifiedAt,
      trouble: account.trouble,
      syncedAt: account.syncedAt,
      subAccounts,
    }));
  },
});
