import { and, eq, notInArray } from "drizzle-orm";
import type { Db } from "@/core/db";
import { type Errand, errand } from "@/core/operation";
import type { Volcengine } from "@/integrations/volcengine/client";
import { CloudError } from "@/integrations/volcengine/cloud-error";
import { CloudAccountRefused } from "../events";
import { userMissing } from "../internal/drifting";
import { storeProjects } from "../internal/projects";
import { refusalOf } from "../internal/verify";
import { cloudOf } from "../queries/cloud";
import { type CloudUser, differences } from "../rules/sync";
import { CloudAccountSynced, SyncCloudAccount } from "../schema/sync";
import { cloudAccounts, subAccounts } from "../tables";

/**
 * Brings projects and names of a cloud account up to date with the cloud, and notes sub-accounts
 * that the cloud no longer knows. It writes nothing there and imports nobody.
 * @throws cloud_account.not_found, cloud_account.switched_off, cloud_account.refused,
 *   cloud_account.unreachable
 */
export const syncCloudAccount = errand({
  id: "iam.syncCloudAccount",
  access: { capability: "iam.accounts.write", jobs: ["iam.sync"] },
  input: SyncCloudAccount,
  output: CloudAccountSynced,
  async run(call, { id }) {
    const cloud = await cloudOf(call.db, id);
    const seen = await readCloud(cloud).catch((error: unknown) => noteTrouble(call, id, error));
    return call.commit(async (tx) => {
      const projects = await storeProjects(tx, id, seen.projects, call.now);
      const { counts, gone } = await storeUsers(tx, id, seen.users, call.now);
      await tx
        .update(cloudAccounts)
        .set({ trouble: null, syncedAt: call.now })
        .where(eq(cloudAccounts.id, id));
      const result = { projects, subAccounts: counts };
      const audit = isQuiet(result) ? null : auditOf(id, result);
      return { result, audit, events: gone.map(userMissing) };
    });
  },
});

async function readCloud({ iam, projects }: Volcengine) {
  const listed: { name: string; displayName: string }[] = [];
  for await (const { ProjectName, DisplayName } of projects.listProjects()) {
    listed.push({ name: ProjectName, displayName: DisplayName });
  }
  const users: CloudUser[] = [];
  for await (const { Id, UserName, DisplayName } of iam.listUsers()) {
    users.push({ id: Id, userName: UserName, displayName: DisplayName });
  }
  return { projects: listed, users };
}

/** Refused credentials stay visible until they are replaced; a cloud that is away heals by itself. */
async function noteTrouble({ commit }: Errand, id: string, error: unknown): Promise<never> {
  if (!(error instanceof CloudError)) throw error;
  if (error.kind === "denied") {
    await commit(async (tx) => {
      const [before] = await tx
        .select({ trouble: cloudAccounts.trouble })
        .from(cloudAccounts)
        .where(eq(cloudAccounts.id, id))
        .for("update");
      await tx.update(cloudAccounts).set({ trouble: error.code }).where(eq(cloudAccounts.id, id));
      const data = { cloudAccountId: id, code: error.code };
      const isNew = before?.trouble === null;
      return {
        result: undefined,
        audit: null,
        events: isNew ? [{ name: CloudAccountRefused.name, data }] : [],
      };
    });
  }
  throw refusalOf(error);
}

async function storeUsers(db: Db, cloudAccountId: string, users: readonly CloudUser[], now: Date) {
  const ours = await db
    .select()
    .from(subAccounts)
    .where(
      and(
        eq(subAccounts.cloudAccountId, cloudAccountId),
        notInArray(subAccounts.state, ["creating", "deleting", "deleted", "not_created"]),
      ),
    )
    .orderBy(subAccounts.id)
    .for("update");
  const counts = { renamed: 0, missing: 0, back: 0 };
  const gone = new Set<string>();
  for (const { id, change, kind } of differences(ours, users, now)) {
    await db.update(subAccounts).set(change).where(eq(subAccounts.id, id));
    if (kind) counts[kind] += 1;
    if (kind === "missing") gone.add(id);
  }
  return { counts, gone: ours.filter(({ id }) => gone.has(id)) };
}

type Synced = { projects: object; subAccounts: object };

const isQuiet = ({ projects, subAccounts }: Synced) =>
  [...Object.values(projects), ...Object.values(subAccounts)].every((count) => count === 0);

const auditOf = (id: string, { projects, subAccounts }: Synced) => ({
  action: "cloud_account.sync",
  targetType: "cloud_account",
  targetId: id,
  old: null,
  new: { projects, subAccounts },
  reason: null,
});
