import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { sealSecret } from "../internal/credentials";
import { requireTaken } from "../internal/verify";
import {
  AddCloudAccount,
  CloudAccountAdded,
  Done,
  RenameCloudAccount,
  ReplaceCredentials,
  SwitchCloudAccount,
} from "../schema/cloud-accounts";
import { cloudAccounts } from "../tables";

/**
 * Takes a Volcengine main account under management. The cloud itself is asked whose credentials they
 * are before anything is stored; the secret is sealed and never shown again.
 * @throws cloud_account.refused, cloud_account.unreachable, cloud_account.name_taken,
 *   cloud_account.present
 */
export const addCloudAccount = command({
  id: "iam.addCloudAccount",
  access: { capability: "security.secrets.write" },
  safeguards: ["confirmation"],
  input: AddCloudAccount,
  output: CloudAccountAdded,
  prepare: (_call, credentials) => requireTaken(credentials),
  async run({ db, now }, { name, accessKeyId, secretAccessKey }, { accountNumber }) {
    const id = randomUUID();
    await requireFreeName(db, name);
    const added = await db
      .insert(cloudAccounts)
      .values({
        id,
        name,
        accountNumber,
        accessKeyId,
        sealedSecret: sealSecret(id, secretAccessKey),
        verifiedAt: now,
        createdAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: cloudAccounts.id });
    if (added.length === 0) throw present(accountNumber);

    return {
      result: { id, accountNumber },
      events: [{ name: "iam/cloud_account.added", data: { cloudAccountId: id } }],
      audit: {
        action: "cloud_account.add",
        targetType: "cloud_account",
        targetId: id,
        old: null,
        new: { name, accountNumber, accessKeyId },
        reason: null,
      },
    };
  },
});

/**
 * Puts new credentials of the same main account in the place of the old ones (operations.csv
 * 轮换密钥: high risk). The old key stays as it is in the cloud; taking it away there comes last.
 * @throws cloud_account.not_found, cloud_account.other_account, cloud_account.refused,
 *   cloud_account.unreachable
 */
export const replaceCloudCredentials = command({
  id: "iam.replaceCloudCredentials",
  access: { capability: "security.secrets.write" },
  safeguards: ["reason", "confirmation", "approval"],
  input: ReplaceCredentials,
  output: Done,
  prepare: (_call, credentials) => requireTaken(credentials),
  async approvalTarget(db, { id }) {
    const { accessKeyId, verifiedAt } = await lockAccount(db, id);
    return { type: "cloud_account", id, version: `${accessKeyId} ${verifiedAt.toISOString()}` };
  },
  async run({ db, now }, { id, accessKeyId, secretAccessKey, reason }, { accountNumber }) {
    const account = await lockAccount(db, id);
    if (account.accountNumber !== accountNumber) {
      throw new DomainError("conflict", "cloud_account.other_account", {
        present: account.accountNumber,
        given: accountNumber,
      });
    }

    await db
      .update(cloudAccounts)
      .set({
        accessKeyId,
        sealedSecret: sealSecret(id, secretAccessKey),
        verifiedAt: now,
        trouble: null,
      })
      .where(eq(cloudAccounts.id, id));

    return {
      result: {},
      audit: {
        action: "cloud_account.credentials.replace",
        targetType: "cloud_account",
        targetId: id,
        old: { accessKeyId: account.accessKeyId },
        new: { accessKeyId },
        reason,
      },
    };
  },
});

/**
 * Gives a cloud account another name in AirGate.
 * @throws cloud_account.not_found, cloud_account.name_taken
 */
export const renameCloudAccount = command({
  id: "iam.renameCloudAccount",
  access: { capability: "security.secrets.write" },
  input: RenameCloudAccount,
  output: Done,
  async run({ db }, { id, name }) {
    const account = await lockAccount(db, id);
    if (account.name === name) return { result: {}, audit: null };
    await requireFreeName(db, name);
    await db.update(cloudAccounts).set({ name }).where(eq(cloudAccounts.id, id));

    return {
      result: {},
      audit: {
        action: "cloud_account.rename",
        targetType: "cloud_account",
        targetId: id,
        old: { name: account.name },
        new: { name },
        reason: null,
      },
    };
  },
});

/**
 * Switches a cloud account off, or on again: while it is off AirGate reads and changes nothing there,
 * so no bill is polled and no sub-account stopped.
 * @throws cloud_account.not_found
 */
export const switchCloudAccount = command({
  id: "iam.switchCloudAccount",
  access: { capability: "security.secrets.write" },
  safeguards: ["reason", "confirmation"],
  input: SwitchCloudAccount,
  output: Done,
  async run({ db }, { id, disabled, reason }) {
    const account = await lockAccount(db, id);
    if (account.disabled === disabled) return { result: {}, audit: null };
    await db.update(cloudAccounts).set({ disabled }).where(eq(cloudAccounts.id, id));

    return {
      result: {},
      audit: {
        action: disabled ? "cloud_account.disable" : "cloud_account.enable",
        targetType: "cloud_account",
        targetId: id,
        old: { disabled: account.disabled },
        new: { disabled },
        reason,
      },
    };
  },
});

async function lockAccount(db: Db, id: string) {
  const [account] = await db
    .select()
    .from(cloudAccounts)
    .where(eq(cloudAccounts.id, id))
    .for("update");
  if (!account) throw new DomainError("not_found", "cloud_account.not_found");
  return account;
}

async function requireFreeName(db: Db, name: string): Promise<void> {
  const [taken] = await db
    .select({ id: cloudAccounts.id })
    .from(cloudAccounts)
    .where(eq(cloudAccounts.name, name));
  if (taken) throw new DomainError("conflict", "cloud_account.name_taken", { name });
}

const present = (accountNumber: string) =>
  new DomainError("conflict", "cloud_account.present", { account: accountNumber });
