import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { query } from "@/core/operation";
import { CloudError } from "@/integrations/volcengine/cloud-error";
import type { AccessKey } from "@/integrations/volcengine/iam-shapes";
import type { Looking } from "../internal/looking";
import { momentOf } from "../rules/moments";
import { AccessKeys } from "../schema/access-keys";
import { SubAccountId } from "../schema/fields";
import { cloudOf } from "./cloud";
import { requireSubAccount, type SubAccount } from "./sub-account";

/** What the cloud lets one user have, where it does not tell (volcengine.md §8). */
const usualMost = 2;

/**
 * The access keys of a sub-account as the cloud lists them now, with their last use. When it does
 * not answer, what it showed last, and when.
 * @throws iam.sub_account_not_found
 */
export const listAccessKeys = query({
  id: "iam.listAccessKeys",
  access: { capability: "iam.accounts.read" },
  input: SubAccountId,
  output: AccessKeys,
  async run({ db, now }, { subAccountId }) {
    const account = await requireSubAccount(db, subAccountId);
    const { failed, ...seen } = await askNow(db, account);
    if (seen.keys) return { keys: seen.keys, most: seen.most, asOf: now, live: true, failed };
    const { cloudState, cloudSeenAt } = account;
    const unknown = { createdAt: null, lastUsedAt: null, lastService: null };
    const keys = (cloudState?.keys ?? []).map((key) => ({ ...key, ...unknown }));
    return { keys, most: usualMost, asOf: cloudState && cloudSeenAt, live: false, failed };
  },
});

type Asked =
  | { keys: AccessKeys["keys"]; most: number; failed: null }
  | { keys?: undefined; failed: string | null };

async function askNow(db: Db, account: SubAccount): Promise<Asked> {
  const { cloudAccountId, userName, state } = account;
  if (cloudAccountId === null || userName === null || state !== "ready") return { failed: null };
  try {
    return await ask({ cloud: await cloudOf(db, cloudAccountId), user: userName });
  } catch (error) {
    if (error instanceof CloudError || error instanceof DomainError) return { failed: error.code };
    throw error;
  }
}

async function ask({ cloud, user }: Looking): Promise<Asked> {
  const [listed, quotas] = await Promise.all([
    cloud.iam.listAccessKeys({ UserName: user }),
    unlessRefused(cloud.iam.getAccountSummary()),
  ]);
  const keys = await Promise.all(listed.map((key) => withLastUse({ cloud, user }, key)));
  const most = quotas?.SummaryMap.AccessKeysPerUserQuota ?? usualMost;
  return { keys, most, failed: null };
}

async function withLastUse(
  { cloud, user }: Looking,
  { AccessKeyId, CreateDate, Status }: AccessKey,
) {
  const use = await unlessRefused(cloud.iam.getAccessKeyLastUsed({ UserName: user, AccessKeyId }));
  return {
    id: AccessKeyId,
    active: Status.toLowerCase() === "active",
    createdAt: momentOf(CreateDate),
    lastUsedAt: use ? momentOf(use.RequestTime) : null,
    lastService: use?.Service || null,
  };
}

/** What is good to know, and missing where the cloud does not tell it to this main account. */
async function unlessRefused<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof CloudError) return undefined;
    throw error;
  }
}
