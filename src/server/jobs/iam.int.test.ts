import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { inngest } from "@/core/inngest";
import { stopListening } from "@/core/listen";
import { createArkKey } from "@/modules/iam/commands/ark-create";
import { switchArkKey } from "@/modules/iam/commands/ark-edit";
import { cloudAccounts } from "@/modules/iam/tables";
import { runNow } from "@/modules/jobs/commands/operate";
import { getRun, listFunctions } from "@/modules/jobs/queries";
import { admin, testContext } from "@/test/context";
import { db } from "@/test/database";
import { fresh } from "@/test/given";
import { arkRow, givenArkOwner, plaintextOf, shownArkKey } from "@/test/given-ark";
import {
  changesOf,
  type GivenAccount,
  givenCloudAccount,
  givenCloudUser,
  givenNewUser,
  rowOf,
  shownBy,
} from "@/test/given-cloud";
import { serveHandlers } from "@/test/serve-jobs";
import { cloudOfFile } from "@/test/simulator";
import { startOutbox } from "../outbox";
import { startRunner } from "../runner/start";
import { eventually, testPace } from "../runner/test-app";

const cloud = cloudOfFile();
const served = serveHandlers();
const runner = served.then(({ baseUrl }) => startRunner({ baseUrl, ...testPace }));
const outbox = runner.then(() => startOutbox(inngest()));
const ark = { type: "System" as const, name: "ArkFullAccess", project: "" };
const denied = { kind: "error" as const, code: "AccessDenied", status: 403 };
const always = ({ accountId }: GivenAccount, action: string) =>
  cloud().control.addFault({ accountId, action, always: true, effect: denied });

afterAll(async () => {
  await (await outbox).stop();
  await (await runner).stop();
  (await served).close();
  await stopListening();
});

/** Runs a job at once, and answers what it ended with. */
async function run(functionId: string) {
  await outbox;
  const { ctx } = testContext();
  await eventually(async () => ((await listFunctions(ctx, {})).length > 0 ? true : undefined));
  const { id } = await runNow(ctx, { functionId, requestId: randomUUID() });
  const ended = await eventually(async () => {
    const found = await getRun(ctx, { id });
    return found.endedAt ? found : undefined;
  });
  expect(ended.status).toBe("completed");
  return ended.output as Record<string, unknown>;
}
const open = async (id: string) =>
  (await changesOf(id)).filter(({ endedAt }) => endedAt === null).length;

test("an Ark key is made, read and switched by the events of its commands", async () => {
  await outbox;
  const { ctx } = testContext({ actor: admin("ops") });
  const { account, project, subAccountId } = await givenArkOwner(cloud());
  const arkKeyId = randomUUID();
  await createArkKey(ctx, { requestId: arkKeyId, subAccountId, project, name: fresh("job") });
  const row = await eventually(async () => {
    const found = await arkRow(arkKeyId);
    return found?.status === "active" ? found : undefined;
  });
  expect((await plaintextOf(account, row.cloudKeyId!)).slice(-4)).toBe(row.ending);
  await switchArkKey(ctx, { arkKeyId, active: false });
  await eventually(async () =>
    (await shownArkKey(account, row.cloudKeyId!))?.Status === "Inactive" ? true : undefined,
  );
});

test("what waits without an event is taken up, and what is held up stops no other", async () => {
  const [ill, well] = [await givenCloudAccount(cloud()), await givenCloudAccount(cloud())];
  const { accountId } = ill;
  const effect = { kind: "throttle" as const };
  cloud().control.addFault({ accountId, action: "CreateUser", always: true, effect });
  const stuck = await givenNewUser(ill);
  const { id } = await givenNewUser(well);
  expect(await run("airgate-iam-carry-out-due")).toEqual({ due: 2 });
  await eventually(async () => ((await rowOf(id)).state === "ready" ? true : undefined));
  const held = await eventually(async () =>
    (await changesOf(stuck.id)).find(({ code }) => code !== null),
  );
  expect(held).toMatchObject({ state: "open", attempts: 1 });
  expect((await rowOf(stuck.id)).state).toBe("creating");
});

test("what was taken away in the cloud comes back by itself, and one that fails stops no other", async () => {
  const [ill, well, off] = [
    await givenCloudAccount(cloud()),
    await givenCloudAccount(cloud()),
    await givenCloudAccount(cloud()),
  ];
  const sick = await givenCloudUser(ill);
  const idle = await givenCloudUser(off);
  const { id, userName } = await givenCloudUser(well, { grants: [ark] });
  await well.cloud.iam.detachUserPolicy({
    UserName: userName,
    PolicyName: ark.name,
    PolicyType: ark.type,
  });
  always(ill, "ListAccessKeys");
  await db.update(cloudAccounts).set({ disabled: true }).where(eq(cloudAccounts.id, off.id));
  const outcomes = await run("airgate-iam-reconcile");
  expect(outcomes).toMatchObject({
    [sick.id]: { opened: null, failed: "AccessDenied" },
    [id]: { opened: "grants" },
  });
  expect(outcomes).not.toHaveProperty(idle.id);
  await eventually(async () => ((await open(id)) === 0 ? true : undefined));
  expect((await shownBy(well, userName)).policies).toEqual(["/ArkFullAccess"]);
  // What was looked at just now is not looked at again.
  expect(await run("airgate-iam-reconcile")).not.toHaveProperty(id);
});

test("projects and users of every account are followed; a refusal is told and stops no other", async () => {
  const name = fresh("refused");
  const ill = await givenCloudAccount(cloud(), { name });
  const well = await givenCloudAccount(cloud(), { name: fresh("well") });
  const { id, userName } = await givenCloudUser(well);
  await well.cloud.iam.deleteUser({ UserName: userName });
  always(ill, "ListProjects");
  const outcomes = await run("airgate-iam-sync");
  expect(outcomes[name]).toMatchObject({ refused: expect.stringMatching(/^cloud_account\./) });
  expect((await rowOf(id)).missingSince).toBeInstanceOf(Date);
  const [row] = await db.select().from(cloudAccounts).where(eq(cloudAccounts.id, well.id));
  expect(row?.syncedAt).toBeInstanceOf(Date);
  const [refused] = await db.select().from(cloudAccounts).where(eq(cloudAccounts.id, ill.id));
  expect(refused).toMatchObject({ trouble: expect.any(String), syncedAt: null });
});
