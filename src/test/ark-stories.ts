import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { createArkKey } from "@/modules/iam/commands/ark-create";
import { deleteArkKey, rotateArkKey } from "@/modules/iam/commands/ark-edit";
import { unsealArkKey } from "@/modules/iam/internal/ark-keys";
import type { Story } from "./carry-stories";
import { admin, testContext } from "./context";
import { fresh } from "./given";
import { arkRow, givenArkOwner, plaintextOf } from "./given-ark";
import { changesOf, type GivenAccount, settle } from "./given-cloud";
import type { TestCloud } from "./simulator";

const ops = () => testContext({ actor: admin("ops") }).ctx;
const reason = "for a test";

/** A key that is wanted, not made yet. */
async function givenWanted(cloud: TestCloud) {
  const { account, project, subAccountId } = await givenArkOwner(cloud);
  const input = { requestId: randomUUID(), subAccountId, project, name: fresh("key") };
  const { arkKeyId } = await createArkKey(ops(), input);
  return { account, subAccountId, arkKeyId };
}

async function givenMade(cloud: TestCloud) {
  const given = await givenWanted(cloud);
  await settle(given.account, given.subAccountId);
  return { ...given, plaintext: await plaintextHere(given.arkKeyId) };
}

async function plaintextHere(arkKeyId: string): Promise<string> {
  const row = await arkRow(arkKeyId);
  return unsealArkKey(arkKeyId, row?.sealedKey ?? "");
}

/** Every key that the cloud has, whoever asked for it. */
async function numbersIn({ cloud }: GivenAccount): Promise<string[]> {
  const numbers: string[] = [];
  for await (const { Id } of cloud.ark.listApiKeys({ ProjectName: "default" })) numbers.push(Id);
  return numbers;
}

async function expectDone(subAccountId: string): Promise<void> {
  const all = await changesOf(subAccountId);
  expect(all.map(({ state }) => state)).toEqual(all.map(() => "done"));
}

/** One key there and here, with the same plaintext. */
async function expectOne({ account, arkKeyId }: { account: GivenAccount; arkKeyId: string }) {
  const row = await arkRow(arkKeyId);
  expect(row).toMatchObject({ status: "active", cloudKeyId: expect.any(String) });
  expect(await numbersIn(account)).toEqual([row?.cloudKeyId]);
  const plaintext = await plaintextHere(arkKeyId);
  expect(plaintext).toBe(await plaintextOf(account, row?.cloudKeyId ?? ""));
  expect(row?.ending).toBe(plaintext.slice(-4));
  return plaintext;
}

/** Changes of Ark keys that are open, each with what must come of it. */
export const arkStories = {
  async create(cloud: TestCloud): Promise<Story> {
    const given = await givenWanted(cloud);
    return {
      ...given,
      async agree() {
        await expectDone(given.subAccountId);
        await expectOne(given);
      },
    };
  },

  async rotate(cloud: TestCloud): Promise<Story> {
    const given = await givenMade(cloud);
    await rotateArkKey(ops(), { arkKeyId: given.arkKeyId, reason });
    return {
      ...given,
      async agree() {
        await expectDone(given.subAccountId);
        expect(await expectOne(given)).not.toBe(given.plaintext);
      },
    };
  },

  async delete(cloud: TestCloud): Promise<Story> {
    const given = await givenMade(cloud);
    await deleteArkKey(ops(), { arkKeyId: given.arkKeyId, reason });
    return {
      ...given,
      async agree() {
        await expectDone(given.subAccountId);
        expect(await numbersIn(given.account)).toEqual([]);
        expect(await arkRow(given.arkKeyId)).toMatchObject({ status: "deleted", sealedKey: null });
      },
    };
  },
};
