import { and, eq, notInArray } from "drizzle-orm";
import type { Db } from "@/core/db";
import { zone } from "@/core/env";
import { DomainError } from "@/core/errors";
import type { ItemSubject } from "../schema/changes";
import type { Grant } from "../schema/cloud-state";
import type { CreateSubAccount } from "../schema/creating";
import { cloudAccounts, projectLinks, subAccounts } from "../tables";
import { openDays } from "./monitored-days";
import { freePortalName } from "./portal-names";

/**
 * The cloud account's row, locked: two creations of the same user come one after the other.
 * @throws cloud_account.not_found
 */
export async function lockCloudAccount(db: Db, id: string) {
  const [account] = await db
    .select({ id: cloudAccounts.id, name: cloudAccounts.name })
    .from(cloudAccounts)
    .where(eq(cloudAccounts.id, id))
    .for("no key update");
  if (!account) throw new DomainError("not_found", "cloud_account.not_found");
  return account;
}

/** @throws iam.sub_account_exists */
export async function requireFreeUserName(
  db: Db,
  { cloudAccountId, userName }: Pick<CreateSubAccount, "cloudAccountId" | "userName">,
): Promise<void> {
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
  if (present) throw new DomainError("conflict", "iam.sub_account_exists", { user: userName });
}

/**
 * The name at AirGate's sign-in: as asked for, or one that is free.
 * @throws iam.portal_name_taken
 */
export async function portalNameOf(
  db: Db,
  { userName, portal }: CreateSubAccount,
  account: { name: string },
): Promise<string> {
  if (!portal.username) return freePortalName(db, { userName, account: account.name });
  await requireFreePortalName(db, portal.username);
  return portal.username;
}

/** @throws iam.portal_name_taken */
export async function requireFreePortalName(db: Db, username: string): Promise<void> {
  const [taken] = await db
    .select({ id: subAccounts.id })
    .from(subAccounts)
    .where(
      and(
        eq(subAccounts.username, username),
        notInArray(subAccounts.state, ["deleted", "not_created"]),
      ),
    );
  if (taken) throw new DomainError("conflict", "iam.portal_name_taken", { username });
}

/** Every policy that a creation attaches, where it holds. */
export const firstGrants = ({ policies, projects }: CreateSubAccount): Grant[] => [
  ...policies.map((policy) => ({ ...policy, project: "" })),
  ...projects.flatMap(({ project, policies: own }) =>
    own.map((policy) => ({ ...policy, project })),
  ),
];

/** What a creation asks of the cloud, in an order that is easy to take back; the key comes last. */
export const creationItems = (input: CreateSubAccount): ItemSubject[] => [
  { verb: "create_user" },
  ...(input.console
    ? [
        {
          verb: "set_password" as const,
          allowed: input.console.allowed,
          resetRequired: input.console.resetRequired,
        },
      ]
    : []),
  ...firstGrants(input).map((grant): ItemSubject => ({ verb: "attach", grant })),
  ...(input.accessKey ? [{ verb: "create_key" as const }] : []),
];

/** Links the first projects; the monitored ones count from today on. */
export async function linkFirstProjects(
  db: Db,
  subAccountId: string,
  { cloudAccountId, projects }: CreateSubAccount,
  now: Date,
): Promise<void> {
  for (const { project, monitored } of projects) {
    const place = { subAccountId, cloudAccountId, project };
    await db.insert(projectLinks).values({ ...place, monitored, linkedAt: now });
    if (monitored) await openDays(db, place, now, zone());
  }
}
