import { and, desc, eq, inArray } from "drizzle-orm";
import type { Db } from "@/core/db";
import { query } from "@/core/operation";
import { changes } from "../change-tables";
import { statesOf, usableArkKeys } from "../internal/ark-keys";
import { monitoredFor } from "../internal/known-projects";
import { linksOf } from "../internal/links";
import { grantsOf } from "../internal/planning";
import { toRows } from "../internal/sub-account-rows";
import { driftOf } from "../rules/drift";
import { unionOfGrants } from "../rules/pending";
import type { KeyState } from "../schema/cloud-state";
import { SubAccountDetail } from "../schema/detail";
import { SubAccountId } from "../schema/fields";
import { cloudProjects } from "../tables";
import { requireSubAccount, type SubAccount, subAccountNotFound } from "./sub-account";

/**
 * Everything about one sub-account but its money, also of a deleted one, and what disabling it would
 * take away now.
 * @throws iam.sub_account_not_found
 */
export const getSubAccount = query({
  id: "iam.getSubAccount",
  access: { capability: "iam.accounts.read", scope: "iam:read" },
  input: SubAccountId,
  output: SubAccountDetail,
  async run({ db }, { subAccountId }) {
    const account = await requireSubAccount(db, subAccountId);
    const [row] = await toRows(db, [account]);
    if (!row) throw subAccountNotFound();
    const { cloudState, snapshot, cloudUserId, phone, email, keySecretOf, deletedAt } = account;
    const granted = await grantsOf(db, subAccountId);
    const arkKeys = statesOf(await usableArkKeys(db, subAccountId));
    return {
      ...row,
      cloudUserId,
      phone,
      email,
      links: await linkedProjects(db, subAccountId),
      cloudState,
      snapshot,
      disabledBy: await disabledBy(db, account),
      drift: cloudState && driftOf({ ...account, grants: granted }, cloudState),
      arkKeys,
      newestKey: keySecretOf,
      portal: portalOf(account),
      consequences: {
        activeKeys: countActive(cloudState?.keys ?? []),
        policies: unionOfGrants(cloudState?.policies ?? [], granted).length,
        arkKeys: countActive(arkKeys),
        consoleLogin: cloudState?.login?.allowed ?? false,
      },
      deletedAt,
    };
  },
});

const countActive = (keys: readonly KeyState[]): number =>
  keys.filter(({ active }) => active).length;

const portalOf = (account: SubAccount) => ({
  username: account.username,
  enabled: account.loginEnabled,
  hasPassword: account.passwordHash !== null,
  mustChangePassword: account.mustChangePassword,
  lastSignInAt: account.lastSignInAt,
});

/** Reasons that came later are in the audit log alone: they opened no change. */
async function disabledBy(db: Db, { id, disabledReasons }: SubAccount) {
  if (disabledReasons.length === 0) return null;
  const [change] = await db
    .select({ requestedBy: changes.requestedBy, detail: changes.detail })
    .from(changes)
    .where(and(eq(changes.subAccountId, id), eq(changes.kind, "disable")))
    .orderBy(desc(changes.seq))
    .limit(1);
  if (!change) return null;
  const { reason = null, note = null } = change.detail;
  return { requestedBy: change.requestedBy, reason, note };
}

/** Links by project, with the name that the cloud gives it. */
export async function linkedProjects(db: Db, subAccountId: string) {
  const links = await linksOf(db, subAccountId);
  const [first] = links;
  if (!first) return [];
  const known = await db
    .select()
    .from(cloudProjects)
    .where(
      and(
        eq(cloudProjects.cloudAccountId, first.cloudAccountId),
        inArray(
          cloudProjects.name,
          links.map(({ project }) => project),
        ),
      ),
    );
  const owners = await monitoredFor(db, {
    cloudAccountId: first.cloudAccountId,
    projects: links.map(({ project }) => project),
    except: subAccountId,
  });
  const named = new Map(known.map((project) => [project.name, project]));
  return links.map(({ project, monitored, linkedAt }) => ({
    project,
    displayName: named.get(project)?.displayName ?? "",
    monitored,
    linkedAt,
    goneAt: named.get(project)?.goneAt ?? null,
    others: owners.get(project) ?? [],
  }));
}
