import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { type Call, command } from "@/core/operation";
import { hashPassword } from "@/core/password-hash";
import { requireUnrelated } from "@/core/passwords";
import type { Volcengine } from "@/integrations/volcengine/client";
import { CloudError } from "@/integrations/volcengine/cloud-error";
import { MonitoringChanged } from "../events";
import { storeGrants } from "../internal/editing";
import { askForProjects, sharedAmong } from "../internal/known-projects";
import { findUser } from "../internal/looking";
import {
  creationItems,
  firstGrants,
  linkFirstProjects,
  lockCloudAccount,
  portalNameOf,
  requireFreeUserName,
} from "../internal/new-sub-account";
import { openChange } from "../internal/opening";
import { noteProjects } from "../internal/projects";
import { cloudOf } from "../queries/cloud";
import { grantText } from "../rules/edits";
import { CreateSubAccount, SubAccountCreated } from "../schema/creating";
import { subAccounts } from "../tables";

/**
 * Creates a sub-account, and opens the change that makes its user in the cloud with password,
 * policies and access key: all of it, or nothing (product.md §2). Until the change has ended its
 * state is `creating`. A replay of `requestId` gets the first answer.
 * @throws cloud_account.not_found, cloud_account.switched_off, cloud_account.refused,
 *   cloud_account.unreachable; iam.user_exists, iam.sub_account_exists, iam.portal_name_taken,
 *   iam.project_not_found, iam.request_reused; password.guessable
 */
export const createSubAccount = command({
  id: "iam.createSubAccount",
  access: { capability: "iam.accounts.write" },
  input: CreateSubAccount,
  output: SubAccountCreated,
  prepare,
  async run({ db, actor, now }, input, { projects, passwordHash }) {
    const account = await lockCloudAccount(db, input.cloudAccountId);
    const first = await findFirst(db, input);
    if (first) return { result: { ...first, shared: await sharedOf(db, input) }, audit: null };
    await requireFreeUserName(db, input);
    const username = await portalNameOf(db, input, account);
    if (input.portal.password) requireUnrelated(input.portal.password, [username]);

    const { requestId: subAccountId, userName, displayName, phone, email } = input;
    await db.insert(subAccounts).values({
      id: subAccountId,
      cloudAccountId: account.id,
      userName,
      displayName,
      phone: phone ?? null,
      email: email ?? null,
      state: "creating",
      username,
      passwordHash,
      loginEnabled: passwordHash !== null,
      mustChangePassword: passwordHash !== null,
      createdAt: now,
    });
    await noteProjects(db, account.id, projects, now);
    await linkFirstProjects(db, subAccountId, input, now);
    const attached = firstGrants(input);
    await storeGrants(db, subAccountId, { attach: attached, detach: [] }, now);
    const opened = await openChange(db, {
      subAccountId,
      kind: "create",
      detail: { attached },
      items: creationItems(input),
      secret: input.console?.password,
      requestedBy: actor.id,
      now,
    });
    const monitored = input.projects.filter((one) => one.monitored);

    return {
      result: { subAccountId, username, shared: await sharedOf(db, input) },
      events: [
        ...opened,
        ...(monitored.length > 0 ? [{ name: MonitoringChanged.name, data: { subAccountId } }] : []),
      ],
      audit: {
        action: "sub_account.create",
        targetType: "sub_account",
        targetId: subAccountId,
        old: null,
        new: {
          cloudAccount: account.name,
          userName,
          displayName,
          username,
          consoleLogin: input.console ? (input.console.allowed ? "allowed" : "forbidden") : "none",
          accessKey: input.accessKey,
          projects: input.projects.map(({ project }) => project),
          monitored: monitored.map(({ project }) => project),
          attached: attached.map(grantText),
        },
        reason: null,
      },
    };
  },
});

/** What only the cloud knows: whether the name is free there, and the projects are. */
async function prepare({ db }: Call, input: CreateSubAccount) {
  const { cloudAccountId, portal, projects } = input;
  const passwordHash = portal.password ? await hashPassword(portal.password) : null;
  if (await findFirst(db, input)) return { projects: [], passwordHash };
  const cloud = await cloudOf(db, cloudAccountId);
  await requireFreeInCloud(cloud, input.userName);
  const names = projects.map(({ project }) => project);
  return { projects: await askForProjects(db, cloud, cloudAccountId, names), passwordHash };
}

/** A cloud that does not answer now is asked by the change; here it would only be told sooner. */
async function requireFreeInCloud(cloud: Volcengine, user: string): Promise<void> {
  const present = await findUser({ cloud, user }).catch((error: unknown) => {
    if (error instanceof CloudError) return undefined;
    throw error;
  });
  if (present) throw new DomainError("conflict", "iam.user_exists", { user });
}

/** @throws iam.request_reused when the id came with another user */
async function findFirst(db: Db, { requestId, cloudAccountId, userName }: CreateSubAccount) {
  const [first] = await db.select().from(subAccounts).where(eq(subAccounts.id, requestId));
  if (!first) return undefined;
  if (first.cloudAccountId !== cloudAccountId || first.userName !== userName) {
    throw new DomainError("conflict", "iam.request_reused");
  }
  return { subAccountId: first.id, username: first.username };
}

const sharedOf = (db: Db, { cloudAccountId, projects, requestId: except }: CreateSubAccount) =>
  sharedAmong(db, {
    cloudAccountId,
    projects: projects.filter(({ monitored }) => monitored).map(({ project }) => project),
    except,
  });
