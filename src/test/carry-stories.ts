import { expect } from "vitest";
import { takeKeySecret } from "@/modules/iam/commands/access-keys";
import { linkProject, unlinkProject } from "@/modules/iam/commands/link-project";
import { disableSubAccount, enableSubAccount } from "@/modules/iam/commands/status";
import { grantsOf } from "@/modules/iam/internal/planning";
import { admin, testContext } from "./context";
import { db } from "./database";
import {
  changesOf,
  type GivenAccount,
  givenCloudAccount,
  givenCloudUser,
  givenNewUser,
  hasty,
  rowOf,
  settle,
  shownBy,
} from "./given-cloud";
import type { TestCloud } from "./simulator";

export type Story = {
  account: GivenAccount;
  subAccountId: string;
  /** What must be so in the end, whatever happened on the way. */
  agree(): Promise<void>;
};

const ark = { type: "System" as const, name: "ArkFullAccess" };
const tos = { type: "System" as const, name: "TOSFullAccess" };
const ops = () => testContext({ actor: admin("ops") }).ctx;
const disable = (subAccountId: string) =>
  disableSubAccount(ops(), { subAccountId, as: "manual", reason: "for a test" });
const enable = (subAccountId: string) =>
  enableSubAccount(ops(), { subAccountId, lift: ["manual"] });

const rich = {
  grants: [
    { ...ark, project: "" },
    { ...ark, project: "web" },
  ],
  byHand: [{ ...tos, project: "web" }],
  keys: ["active", "inactive"] as const,
  login: true,
};

/** Nothing is open, nothing was given up, and nothing secret is left behind. */
async function expectEnded(subAccountId: string): Promise<void> {
  const all = await changesOf(subAccountId);
  expect(all.map(({ state }) => state)).toEqual(all.map(() => "done"));
  expect(all.filter(({ sealedSecret }) => sealedSecret !== null)).toEqual([]);
}

/** Changes that are open, each with what must come of it. */
export const stories = {
  async create(cloud: TestCloud): Promise<Story> {
    const account = await givenCloudAccount(cloud);
    const { id: subAccountId, userName } = await givenNewUser(account);
    return {
      account,
      subAccountId,
      async agree() {
        await expectEnded(subAccountId);
        const { users } = cloud.control.dump({ accountId: account.accountId });
        expect(users.map(({ name }) => name)).toEqual([userName]);
        expect(await rowOf(subAccountId)).toMatchObject({
          state: "ready",
          cloudUserId: String(users[0]?.id),
        });
        const shown = await shownBy(account, userName);
        expect(shown).toMatchObject({ policies: ["/ArkFullAccess"], login: { allowed: true } });
        const secret = await takeKeySecret(ops(), { subAccountId });
        expect(shown.keys).toEqual([{ id: secret.accessKeyId, active: true }]);
        expect(await hasty(secret, cloud.url).sts.getCallerIdentity()).toBeTruthy();
      },
    };
  },

  async disable(cloud: TestCloud): Promise<Story> {
    const account = await givenCloudAccount(cloud);
    const { id: subAccountId, userName, keys } = await givenCloudUser(account, rich);
    await disable(subAccountId);
    return {
      account,
      subAccountId,
      async agree() {
        await expectEnded(subAccountId);
        const shown = await shownBy(account, userName);
        expect(shown).toMatchObject({ policies: [], login: { allowed: false } });
        expect(shown.keys.filter(({ active }) => active)).toEqual([]);
        const { snapshot } = await rowOf(subAccountId);
        expect(snapshot?.policies).toHaveLength(3);
        expect(snapshot?.keys).toEqual([
          { id: keys[0], active: true },
          { id: keys[1], active: false },
        ]);
        expect(snapshot?.login).toMatchObject({ allowed: true });
      },
    };
  },

  async enable(cloud: TestCloud): Promise<Story> {
    const account = await givenCloudAccount(cloud);
    const { id: subAccountId, userName } = await givenCloudUser(account, rich);
    const before = await shownBy(account, userName);
    await disable(subAccountId);
    await settle(account, subAccountId);
    await enable(subAccountId);
    return {
      account,
      subAccountId,
      async agree() {
        await expectEnded(subAccountId);
        expect(await shownBy(account, userName)).toEqual(before);
        expect(await rowOf(subAccountId)).toMatchObject({ snapshot: null });
      },
    };
  },

  async unlink(cloud: TestCloud): Promise<Story> {
    const account = await givenCloudAccount(cloud);
    const { id: subAccountId, userName } = await givenCloudUser(account);
    const link = { subAccountId, project: "default", policies: [ark, tos], monitored: true };
    await linkProject(ops(), link);
    await settle(account, subAccountId);
    await unlinkProject(ops(), { subAccountId, project: "default" });
    return {
      account,
      subAccountId,
      async agree() {
        await expectEnded(subAccountId);
        expect((await shownBy(account, userName)).policies).toEqual([]);
        expect(await grantsOf(db, subAccountId)).toEqual([]);
      },
    };
  },
};
