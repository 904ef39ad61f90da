import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { admin, apiKey, job, manager, subAccount, testContext } from "@/test/context";
import { db, sql } from "@/test/database";
import { fresh } from "@/test/given";
import { givenReceiver, givenTarget, targetOf } from "@/test/given-alerts";
import { isCardSignedBy, isSignedBy } from "@/test/receiver";
import { AddTarget, EditTarget, RotateTargetSecret } from "../schema/targets";
import { targets } from "../tables";
import { rotateTargetSecret } from "./target-secret";
import { addTarget, editTarget, removeTarget, switchTarget } from "./targets";
import { testTargetOf } from "./test-target";

const receiver = await givenReceiver();
afterAll(() => receiver.close());

const filter = { types: [], minSeverity: "info", language: "zh-CN" } as const;
const input = (values: object) =>
  AddTarget.parse({ kind: "webhook", name: fresh("target"), ...filter, ...values });
const url = "https://hooks.example.com/services/T0KEN-very-secret?key=hidden";
const testTarget = testTargetOf(() => ({
  clock: () => new Date(),
  loopback: [receiver.origin],
  render: ({ language, name }) => ({
    title: `${language} ${name}`,
    lines: ["works"],
    more: "",
    link: { text: "open", url: "https://airgate.example.com" },
    note: "",
  }),
}));

test("after a rotation both secrets sign for the hours of grace, then the new one alone", async () => {
  const { ctx } = testContext();
  const path = `/${randomUUID()}`;
  const { id, secret: old } = await givenTarget({ url: receiver.origin + path });
  const { secret } = await rotateTargetSecret(ctx, RotateTargetSecret.parse({ id, graceHours: 2 }));
  expect(secret).toMatch(/^whsec_/);
  await testTarget(ctx, { id });
  await sql`update alerts_targets set previous_until = now() - interval '1 second' where id = ${id}`;
  await testTarget(ctx, { id });
  await rotateTargetSecret(ctx, RotateTargetSecret.parse({ id, graceHours: 0 }));
  await testTarget(ctx, { id });
  const signedBy = receiver
    .at(path)
    .map((message) => [isSignedBy(old!, message), isSignedBy(secret!, message)]);
  expect(signedBy).toEqual([
    [true, true],
    [false, true],
    [false, false],
  ]);
});

test("a bot's new secret replaces the old one at once, an empty one takes the signature away", async () => {
  const { ctx } = testContext();
  const path = `/open-apis/bot/v2/hook/${randomUUID()}`;
  const { id } = await givenTarget({ kind: "feishu", url: receiver.origin + path, secret: "one" });
  const rotate = (secret?: string) =>
    rotateTargetSecret(
      ctx,
      RotateTargetSecret.parse({ id, ...(secret === undefined ? {} : { secret }) }),
    );
  await expect(rotate()).rejects.toMatchObject({ code: "alerts.secret_required" });
  expect(await rotate("two")).toEqual({ id, secret: null });
  await testTarget(ctx, { id });
  await rotate("");
  await testTarget(ctx, { id });
  const [signed, bare] = receiver.at(path);
  expect([isCardSignedBy("one", signed!), isCardSignedBy("two", signed!)]).toEqual([false, true]);
  expect(JSON.parse(bare!.body)).not.toHaveProperty("sign");
});

test("a test message shows the receiver's answer, without address and secrets in it", async () => {
  const { ctx, recorded } = testContext();
  const path = `/hooks/${randomUUID()}`;
  const { id, secret, name } = await givenTarget({ url: receiver.origin + path, language: "en" });
  expect(await testTarget(ctx, { id })).toMatchObject({
    delivered: true,
    code: "http_204",
    status: 204,
  });
  expect(JSON.parse(receiver.at(path)[0]!.body)).toMatchObject({
    type: "test",
    data: { title: `en ${name}`, target: { id } },
  });
  receiver.answers(path, () => ({
    status: 500,
    body: `no hook ${path}\n${secret} ${"x".repeat(900)}`,
  }));
  const { answer, code, delivered } = await testTarget(ctx, { id });
  expect([delivered, code]).toEqual([false, "http_500"]);
  expect(answer).toMatch(/^no hook … … x+…$/);
  expect(answer.length).toBeLessThan(310);
  expect(recorded.map(({ audit }) => audit)).toMatchObject([
    { action: "notification_target.test", new: { delivered: true } },
    { action: "notification_target.test", new: { delivered: false, code: "http_500" } },
  ]);
});

test("five tests in a row, then one each twelve seconds, however many ask at once", async () => {
  const { ctx } = testContext();
  const path = `/hooks/${randomUUID()}`;
  const { id } = await givenTarget({ url: receiver.origin + path });
  const outcomes = await Promise.allSettled(
    Array.from({ length: 12 }, () => testTarget(ctx, { id })),
  );
  const refused = outcomes.filter((one) => one.status === "rejected");
  expect(refused.map(({ reason }) => [reason.kind, reason.code])).toEqual(
    Array.from({ length: 7 }, () => ["rate_limited", "alerts.tests_too_many"]),
  );
  expect(receiver.at(path)).toHaveLength(5);
  await sql`update alerts_targets set tests_paid_until = tests_paid_until - interval '12 seconds'
    where id = ${id}`;
  await testTarget(ctx, { id });
  await expect(testTarget(ctx, { id })).rejects.toMatchObject({ code: "alerts.tests_too_many" });
});

test("an absent target is not found", async () => {
  const { ctx } = testContext();
  const missing = { kind: "not_found", code: "alerts.target_not_found" };
  const id = randomUUID();
  await expect(testTarget(ctx, { id })).rejects.toMatchObject(missing);
  const rotate = rotateTargetSecret(ctx, RotateTargetSecret.parse({ id }));
  await expect(rotate).rejects.toMatchObject(missing);
});

const everything = (actor: Actor, id: string, unmet: readonly "confirmation"[] = []) => {
  const { ctx } = testContext({ actor, unmet });
  return [
    () => addTarget(ctx, input({ url })),
    () => editTarget(ctx, EditTarget.parse({ id, name: fresh("x"), ...filter })),
    () => rotateTargetSecret(ctx, RotateTargetSecret.parse({ id })),
    () => switchTarget(ctx, { id, enabled: false }),
    () => removeTarget(ctx, { id }),
  ];
};

test.each([
  ["an admin", admin("admin")],
  ["finance", admin("finance")],
  ["a viewer", admin("viewer")],
  ["a manager", manager()],
  ["an API key", apiKey("config:write", "iam:read")],
  ["a sub-account", subAccount()],
  ["a job", job("alerts.deliver")],
])("%s changes and tests no target", async (_who, actor) => {
  const { id } = await givenTarget({ url });
  const { ctx } = testContext({ actor });
  for (const one of [...everything(actor, id), () => testTarget(ctx, { id })]) {
    await expect(one()).rejects.toMatchObject({ kind: "forbidden" });
  }
  expect((await targetOf(id)).enabled).toBe(true);
});

test("each change of a target asks for a second confirmation", async () => {
  const { id } = await givenTarget({ url });
  const before = await db.$count(targets);
  for (const one of everything(admin("ops"), id, ["confirmation"])) {
    await expect(one()).rejects.toMatchObject({ code: "access.confirmation_required" });
  }
  expect(await db.$count(targets)).toBe(before);
});
