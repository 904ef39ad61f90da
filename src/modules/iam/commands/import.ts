import { and, eq, notInArray } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import type { Volcengine } from "@/integrations/volcengine/client";
import { CloudError, isGone } from "@/integrations/volcengine/cloud-error";
import type { User } from "@/integrations/volcengine/iam-shapes";
import { lookAt } from "../internal/look";
import { freePortalName } from "../internal/portal-names";
import { noteProjects } from "../internal/projects";
import { cloudOf } from "../queries/cloud";
import type { CloudState } from "../schema/cloud-state";
import { ImportSubAccounts, SubAccountsImported } from "../schema/sync";
import { cloudAccounts, projectLinks, subAccounts } from "../tables";

type Seen = { userName: string; user?: User; state?: CloudState; failed?: boolean };
type Outcome = (typeof SubAccountsImported)["_output"]["items"][number];

/**
 * Takes users that exist in the cloud under management, each as it is: nothing is changed there.
 * Projects in which a user has policies are linked and not monitored, so that no spend counts before
 * somebody says so. Answers one by one; one that cannot be read stops no other.
 * @throws cloud_account.not_found, cloud_account.switched_off
 */
export const importSubAccounts = command({
  id: "iam.importSubAccounts",
  access: { capability: "iam.accounts.write" },
  input: ImportSubAccounts,
  output: SubAccountsImported,
  async prepare({ db }, { cloudAccountId, userNames }) {
    const cloud = await cloudOf(db, cloudAccountId);
    return Promise.all([...new Set(userNames)].map((userName) => readUser(cloud, userName)));
  },
  async run({ db, now }, { cloudAccountId }, seen) {
    const account = await lockAccount(db, cloudAccountId);
    const items: Outcome[] = [];
    for (const one of seen) items.push(await importOne(db, account, one, now));
    const imported = items.filter(({ outcome }) => outcome === "imported");

    return {
      result: { items },
      audit: imported.map(({ userName, subAccountId, projects }) => ({
        action: "sub_account.import",
        targetType: "sub_account",
        targetId: subAccountId ?? "",
        old: null,
        new: { userName, cloudAccount: account.name, projects },
        reason: null,
      })),
    };
  },
});

async function readUser(cloud: Volcengine, userName: string): Promise<Seen> {
  try {
    const user = await cloud.iam.getUser({ UserName: userName });
    return { userName, user, state: await lookAt(cloud, user.UserName) };
  } catch (error) {
    if (isGone(error, "User")) return { userName };
    if (error instanceof CloudError) return { userName, failed: true };
    throw error;
  }
}

/** Locked, so that two imports of the same user come one after the other. */
async function lockAccount(db: Db, id: string) {
  const [account] = await db
    .select({ id: cloudAccounts.id, name: cloudAccounts.name })
    .from(cloudAccounts)
    .where(eq(cloudAccounts.id, id))
    .for("update");
  if (!account) throw new DomainError("not_found", "cloud_account.not_found");
  return account;
}

async function importOne(
  db: Db,
  account: { id: string; name: string },
  { userName, user, state, failed }: Seen,
  now: Date,
): Promise<Outcome> {
  const without = { userName, projects: [] };
  if (failed) return { ...without, outcome: "unreachable", subAccountId: null };
  if (!user || !state) return { ...without, outcome: "not_found", subAccountId: null };
  const present = await findPresent(db, account.id, user.UserName);
  if (present) return { ...without, outcome: "present", subAccountId: present };

  const id = await store(db, account, { user, state }, now);
  const projects = [...new Set(state.policies.map(({ project }) => project))].filter(Boolean);
  await noteProjects(
    db,
    account.id,
    projects.map((name) => ({ name, displayName: "" })),
    now,
  );
  await link(db, { subAccountId: id, cloudAccountId: account.id }, projects, now);
  return { userName: user.UserName, outcome: "imported", subAccountId: id, projects };
}

async function findPresent(db: Db, cloudAccountId: string, userName: string) {
  const [present] = await db
    .select({ id: subAccounts.id })
    .from(subAccounts)
    .where(
      and(
        eq(subAccounts.cloudAccountId, cloudAccountId),
        eq(subAccounts.userName, userName),
        notInArray(subAccounts.state, ["deleted", "not_created"]),
      ),
    );
  return present?.id;
}

/** Nobody has a portal password yet: an admin gives one. */
async function store(
  db: Db,
  account: { id: string; name: string },
  { user, state }: { user: User; state: CloudState },
  now: Date,
): Promise<string> {
  const [row] = await db
    .insert(subAccounts)
    .values({
      cloudAccountId: account.id,
      userName: user.UserName,
      cloudUserId: user.Id,
      displayName: user.DisplayName || user.UserName,
      phone: unmasked(user.MobilePhone),
      email: unmasked(user.Email),
      username: await freePortalName(db, { userName: user.UserName, account: account.name }),
      loginEnabled: false,
      cloudState: state,
      cloudSeenAt: now,
      createdAt: now,
    })
    .returning({ id: subAccounts.id });
  if (!row) throw new Error("a sub-account was not stored");
  return row.id;
}

/** What the cloud masks must not overwrite anything, and is of no use to people. */
const unmasked = (text: string): string | null => (text === "" || text.includes("*") ? null : text);

async function link(
  db: Db,
  ids: { subAccountId: string; cloudAccountId: string },
  projects: readonly string[],
  now: Date,
): Promise<void> {
  if (projects.length === 0) return;
  await db
    .insert(projectLinks)
    .values(projects.map((project) => ({ ...ids, project, monitored: false, linkedAt: now })));
}
