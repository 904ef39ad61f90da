import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { admin, testContext } from "@/test/context";
import { sql } from "@/test/database";
import { fresh } from "@/test/given";
import { deliveriesOf, givenAlert, givenTarget, targetOf } from "@/test/given-alerts";
import { listTargets } from "../queries/targets";
import { AddTarget, EditTarget } from "../schema/targets";
import { addTarget, editTarget, removeTarget, switchTarget } from "./targets";

const filter = { types: [], minSeverity: "info", language: "zh-CN" } as const;
const input = (values: object) =>
  AddTarget.parse({ kind: "webhook", name: fresh("target"), ...filter, ...values });
const url = "https://hooks.example.com/services/T0KEN-very-secret?key=hidden";
const shown = async (id: string) =>
  (await listTargets(testContext().ctx, {})).find((one) => one.id === id);
test("a webhook's secret is in the answer and nowhere else, its address nowhere", async () => {
  const { ctx, recorded } = testContext({ actor: admin("ops") });
  const { id, secret } = await addTarget(ctx, input({ url }));
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(await shown(id)).toMatchObject({
    address: "hooks.example.com/…cret",
    signed: true,
    enabled: true,
    createdBy: ctx.actor.id,
  });
  const everything = JSON.stringify([
    recorded,
    await shown(id),
    await sql`select to_jsonb(t) from alerts_targets t`,
    await sql`select to_jsonb(t) from audit_log t`,
    await sql`select to_jsonb(t) from audit_outbox t`,
  ]);
  for (const hidden of [secret!.slice(6), "T0KEN", "hidden"])
    expect(everything).not.toContain(hidden);
  expect(recorded[0]?.audit).toMatchObject({ action: "notification_target.add", targetId: id });
});

test("a bot's secret is entered, and not shown again", async () => {
  const bot = "https://open.feishu.cn/open-apis/bot/v2/hook/0b4c-11aa";
  const { ctx } = testContext();
  const signed = await addTarget(ctx, input({ kind: "feishu", url: bot, secret: "bot-secret-1" }));
  const bare = await addTarget(ctx, input({ kind: "feishu", url: bot }));
  expect([signed.secret, bare.secret]).toEqual([null, null]);
  expect([(await shown(signed.id))?.signed, (await shown(bare.id))?.signed]).toEqual([true, false]);
  expect(JSON.stringify(await sql`select to_jsonb(t) from audit_log t`)).not.toContain(
    "bot-secret",
  );
});

test.each([
  ["webhook", "http://hooks.example.com/", "alerts.url_refused"],
  ["webhook", "https://10.0.0.1/", "alerts.url_refused"],
  ["webhook", "https://169.254.169.254/latest/meta-data", "alerts.url_refused"],
  ["webhook", "https://hooks.example.com:22/", "alerts.url_refused"],
  ["webhook", "https://me@hooks.example.com/", "alerts.url_refused"],
  ["webhook", "http://127.0.0.1:1/", "alerts.url_refused"],
  ["feishu", "https://hooks.example.com/open-apis/bot/v2/hook/a", "alerts.bot_url_refused"],
  ["feishu", "http://open.feishu.cn/open-apis/bot/v2/hook/a", "alerts.bot_url_refused"],
])("a %s at %s is refused", async (kind, url, code) => {
  const { ctx, recorded } = testContext();
  await expect(addTarget(ctx, input({ kind, url }))).rejects.toMatchObject({
    kind: "invalid",
    code,
  });
  expect(recorded).toEqual([]);
});

test("a name is used once, and is free again when its target is removed", async () => {
  const { ctx } = testContext();
  const { id, name } = await givenTarget({ url });
  const other = await givenTarget({ url });
  const taken = { kind: "conflict", code: "alerts.name_taken" };
  await expect(addTarget(ctx, input({ url, name }))).rejects.toMatchObject(taken);
  const rename = EditTarget.parse({ id: other.id, name, ...filter });
  await expect(editTarget(ctx, rename)).rejects.toMatchObject(taken);
  await removeTarget(ctx, { id });
  expect(await editTarget(ctx, rename)).toEqual({ id: other.id });
});

test("an edit without an address keeps it; another address is checked like a new one", async () => {
  const { ctx, recorded } = testContext();
  const { id, name } = await givenTarget({ url });
  const before = await targetOf(id);
  const edit = (values: object) =>
    editTarget(ctx, EditTarget.parse({ id, name, ...filter, ...values }));
  await edit({ minSeverity: "critical", language: "en", types: ["sub_account.exhausted"] });
  expect(await targetOf(id)).toMatchObject({
    sealedUrl: before.sealedUrl,
    minSeverity: "critical",
    language: "en",
    types: ["sub_account.exhausted"],
  });
  await expect(edit({ url: "https://127.0.0.1/" })).rejects.toMatchObject({
    code: "alerts.url_refused",
  });
  await edit({ url: "https://other.example.com/hooks/abcdefgh" });
  expect((await shown(id))?.address).toBe("other.example.com/…efgh");
  expect(recorded.map(({ audit }) => audit)).toMatchObject([
    { old: { minSeverity: "info" }, new: { minSeverity: "critical", moved: false } },
    { new: { moved: true } },
  ]);
});

test("what waited for a target that is switched off is dead, and it takes nothing until it is on", async () => {
  const { ctx, recorded } = testContext();
  const { id } = await givenTarget({ url });
  const alert = await givenAlert();
  const stateOf = async (alertId: string) =>
    (await deliveriesOf(alertId)).find(({ targetId }) => targetId === id)?.state;
  expect(await stateOf(alert.id)).toBe("waiting");
  await switchTarget(ctx, { id, enabled: false });
  expect(await stateOf(alert.id)).toBe("dead");
  expect(await shown(id)).toMatchObject({ enabled: false, disabledBecause: "by_hand", dead: 1 });
  expect(await stateOf((await givenAlert()).id)).toBeUndefined();
  await switchTarget(ctx, { id, enabled: true });
  await switchTarget(ctx, { id, enabled: true });
  expect(await stateOf((await givenAlert()).id)).toBe("waiting");
  expect(recorded.map(({ audit }) => audit)).toMatchObject([
    { action: "notification_target.disable" },
    { action: "notification_target.enable", old: { disabledBecause: "by_hand" } },
    null,
  ]);
});

test("a removed target is erased but for its history, and looks like one that never was", async () => {
  const { ctx } = testContext();
  const { id } = await givenTarget({ url });
  const alert = await givenAlert();
  await removeTarget(ctx, { id });
  expect(await targetOf(id)).toMatchObject({ sealedUrl: "", sealedSecret: "", enabled: false });
  expect(await shown(id)).toBeUndefined();
  const [delivery] = (await deliveriesOf(alert.id)).filter(({ targetId }) => targetId === id);
  expect(delivery).toMatchObject({ state: "dead", lastCode: "target_removed" });
  const missing = { kind: "not_found", code: "alerts.target_not_found" };
  for (const absent of [id, randomUUID()]) {
    const edit = EditTarget.parse({ id: absent, name: fresh("x"), ...filter });
    await expect(editTarget(ctx, edit)).rejects.toMatchObject(missing);
    await expect(switchTarget(ctx, { id: absent, enabled: true })).rejects.toMatchObject(missing);
    await expect(removeTarget(ctx, { id: absent })).rejects.toMatchObject(missing);
  }
});
