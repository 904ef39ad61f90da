import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { type Volcengine, volcengine } from "@/integrations/volcengine/client";
import { changeItems, changes } from "@/modules/iam/change-tables";
import { carryOutChanges, type Means } from "@/modules/iam/internal/carrying";
import { sealSecret } from "@/modules/iam/internal/credentials";
import { lookAt } from "@/modules/iam/internal/look";
import { openChange } from "@/modules/iam/internal/opening";
import { requireSubAccount } from "@/modules/iam/queries/sub-account";
import type { Grant } from "@/modules/iam/schema/cloud-state";
import { cloudAccounts, grants, subAccounts } from "@/modules/iam/tables";
import { job, testContext } from "./context";
import { db } from "./database";
import { fresh } from "./given";
import type { TestCloud } from "./simulator";

type Keys = { accountId: number; accessKeyId: string; secretAccessKey: string };

/** A client without patience: it calls as often as it likes and waits for nothing. */
export const hasty = (keys: Pick<Keys, "accessKeyId" | "secretAccessKey">, endpoint: string) =>
  volcengine({
    ...keys,
    endpoint,
    clock: () => new Date(),
    random: () => 0,
    perSecond: "unlimited",
    bounds: { readMs: 300 },
    pacing: { retries: 1, baseMs: 1, maxWaitMs: 5 },
  });

export type GivenAccount = Keys & { id: string; cloud: Volcengine; means: Means };

/** A main account of the simulated cloud, and its row here. */
export async function givenCloudAccount(
  { control, url }: TestCloud,
  values: Partial<typeof cloudAccounts.$inferInsert> = {},
): Promise<GivenAccount> {
  const keys = control.createAccount();
  const id = randomUUID();
  await db.insert(cloudAccounts).values({
    name: fresh("cloud"),
    accountNumber: String(keys.accountId),
    accessKeyId: keys.accessKeyId,
    sealedSecret: sealSecret(id, keys.secretAccessKey),
    verifiedAt: new Date(),
    createdAt: new Date(),
    ...values,
    id,
  });
  const cloud = hasty(keys, url);
  return {
    ...keys,
    id,
    cloud,
    means: { cloudOf: async () => cloud, itemMs: 2_000, leaseSeconds: 60 },
  };
}

/** The rules of the simulated cloud take it. */
const goodPassword = "Peonies-7-snow";

export type GivenUser = {
  grants?: readonly Grant[];
  /** Attached in the cloud by hand: AirGate knows nothing of them. */
  byHand?: readonly Grant[];
  keys?: readonly ("active" | "inactive")[];
  login?: boolean;
};

/** A user of the cloud with policies, keys and login, and its sub-account here. */
export async function givenCloudUser(
  account: GivenAccount,
  { grants: granted = [], byHand = [], keys = [], login }: GivenUser = {},
  values: Partial<typeof subAccounts.$inferInsert> = {},
) {
  const { cloud } = account;
  const userName = values.userName ?? fresh("user");
  const user = await cloud.iam.createUser({ UserName: userName, DisplayName: "子账号" });
  for (const grant of [...granted, ...byHand]) await attachAs(cloud, userName, grant);
  const ids: string[] = [];
  for (const status of keys) {
    const key = await cloud.iam.createAccessKey({ UserName: userName });
    ids.push(key.AccessKeyId);
    const named = { UserName: userName, AccessKeyId: key.AccessKeyId };
    if (status === "inactive") await cloud.iam.updateAccessKey({ ...named, Status: status });
  }
  if (login !== undefined) {
    await cloud.iam.createLoginProfile({
      UserName: userName,
      Password: goodPassword,
      LoginAllowed: login,
      PasswordResetRequired: false,
    });
  }
  const id = values.id ?? randomUUID();
  await db.insert(subAccounts).values({
    cloudAccountId: account.id,
    userName,
    cloudUserId: user.Id,
    username: userName.toLowerCase(),
    displayName: "子账号",
    ...values,
    id,
  });
  await grantRows(id, granted);
  return { id, userName, keys: ids };
}

/** A sub-account that is to be created, with one policy, a console password and an access key. */
export async function givenNewUser(account: GivenAccount, password = goodPassword) {
  const id = randomUUID();
  const userName = `new-${id.slice(0, 8)}`;
  await db.insert(subAccounts).values({
    id,
    cloudAccountId: account.id,
    userName,
    username: userName,
    displayName: "新账号",
    state: "creating",
  });
  const grant = { type: "System" as const, name: "ArkFullAccess", project: "" };
  await grantRows(id, [grant]);
  await openChange(db, {
    requestedBy: "a test",
    now: new Date(),
    subAccountId: id,
    kind: "create",
    secret: password,
    items: [
      { verb: "create_user" },
      { verb: "set_password", allowed: true, resetRequired: true },
      { verb: "attach", grant },
      { verb: "create_key" },
    ],
  });
  return { id, userName };
}

/** What AirGate granted, as its table has it. */
export async function grantRows(subAccountId: string, granted: readonly Grant[]): Promise<void> {
  for (const { project, type, name } of granted) {
    await db.insert(grants).values({
      subAccountId,
      project,
      policyType: type,
      policyName: name,
      grantedAt: new Date(),
    });
  }
}

export async function attachAs(
  { iam, projects }: Volcengine,
  user: string,
  { name: PolicyName, type: PolicyType, project }: Grant,
): Promise<void> {
  if (project === "") {
    await iam.attachUserPolicy({ UserName: user, PolicyName, PolicyType });
    return;
  }
  await projects.createProject({ ProjectName: project }).catch(() => undefined);
  await projects.attachPolicyInProject({
    PrincipalType: "User",
    PrincipalName: user,
    PolicyName,
    PolicyType,
    ProjectName: [project],
  });
}

/** What the cloud shows of a user, policies in an order of their own. */
export async function shownBy({ cloud }: GivenAccount, userName: string) {
  const state = await lookAt(cloud, userName);
  const key = ({ project, name }: Grant) => `${project}/${name}`;
  return {
    ...state,
    policies: state.policies.map(key).sort(),
    keys: [...state.keys].sort((one, other) => one.id.localeCompare(other.id)),
  };
}

/** Carries out what is due now, once. */
export async function carry({ means }: GivenAccount, subAccountId: string, other?: Partial<Means>) {
  const { ctx } = testContext({ actor: job("iam.carryOut") });
  const commit = <T>(change: (tx: typeof db) => Promise<{ result: T }>): Promise<T> =>
    db.transaction(async (tx) => (await change(tx)).result);
  const call = { ...ctx, reach: "all" as const, commit };
  await carryOutChanges(call, subAccountId, { ...means, ...other });
}

/** Lets time pass: what waits is due, and whoever held a lease has lost it. */
export async function letTimePass(subAccountId: string): Promise<void> {
  await db
    .update(changes)
    .set({ dueAt: sql`now()`, leasedUntil: null })
    .where(
      and(eq(changes.subAccountId, subAccountId), inArray(changes.state, ["open", "undoing"])),
    );
}

/** Carries out what is open, as long as it takes; fails when it never ends. */
export async function settle(account: GivenAccount, subAccountId: string, rounds = 30) {
  for (let round = 0; round < rounds; round += 1) {
    await letTimePass(subAccountId);
    await carry(account, subAccountId);
    const open = await openOf(subAccountId);
    if (open.length === 0) return round + 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`still open: ${JSON.stringify(await openOf(subAccountId))}`);
}

const openOf = (subAccountId: string) =>
  db
    .select({ kind: changes.kind, state: changes.state, code: changes.code, at: changes.message })
    .from(changes)
    .where(
      and(eq(changes.subAccountId, subAccountId), inArray(changes.state, ["open", "undoing"])),
    );

export const changesOf = (subAccountId: string) =>
  db.select().from(changes).where(eq(changes.subAccountId, subAccountId)).orderBy(asc(changes.seq));

export const itemsOfChange = (changeId: string) =>
  db
    .select()
    .from(changeItems)
    .where(eq(changeItems.changeId, changeId))
    .orderBy(asc(changeItems.position));

export const rowOf = (subAccountId: string) => requireSubAccount(db, subAccountId);
