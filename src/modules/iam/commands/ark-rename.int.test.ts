import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { admin, testContext } from "@/test/context";
import { fresh } from "@/test/given";
import { arkRow, givenArkOwner, shownArkKey } from "@/test/given-ark";
import { settle } from "@/test/given-cloud";
import { cloudOfFile } from "@/test/simulator";
import { createArkKey } from "./ark-create";
import { renameArkKey } from "./ark-edit";

const cloud = cloudOfFile();
const wanted = ({ subAccountId, project }: { subAccountId: string; project: string }) => ({
  requestId: randomUUID(),
  subAccountId,
  project,
  name: fresh("key"),
});

test("a key gets another name here, unless another key of the project has it", async () => {
  const { ctx, recorded } = testContext({ actor: admin("ops") });
  const owner = await givenArkOwner(cloud());
  const { account } = owner;
  const { arkKeyId } = await createArkKey(ctx, wanted(owner));
  await settle(account, owner.subAccountId);
  const number = (await arkRow(arkKeyId))!.cloudKeyId!;
  const shown = await shownArkKey(account, number);
  const { name: before } = (await arkRow(arkKeyId))!;
  const name = fresh("renamed");
  expect(await renameArkKey(ctx, { arkKeyId, name })).toEqual({ name });
  expect((await arkRow(arkKeyId))?.name).toBe(name);
  expect(await shownArkKey(account, number)).toEqual(shown);
  expect(await renameArkKey(ctx, { arkKeyId, name })).toEqual({ name });
  expect(recorded.slice(1)).toMatchObject([
    {
      audit: {
        action: "sub_account.ark_key.rename",
        old: { arkKey: arkKeyId, name: before },
        new: { arkKey: arkKeyId, name },
      },
    },
    { audit: null },
  ]);
  const other = await givenArkOwner(cloud(), { account });
  const { arkKeyId: second } = await createArkKey(ctx, wanted(other));
  await expect(renameArkKey(ctx, { arkKeyId: second, name: fresh("soon") })).rejects.toThrow(
    "iam.ark_key_busy",
  );
  await settle(account, other.subAccountId);
  await expect(renameArkKey(ctx, { arkKeyId: second, name })).rejects.toMatchObject({
    code: "iam.ark_key_name_taken",
  });
});
