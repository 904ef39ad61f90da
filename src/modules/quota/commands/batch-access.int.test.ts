import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { z } from "zod";
import type { Role } from "@/core/permissions";
import { admin, apiKey, manager, subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import { givenPool } from "@/test/given";
import { previewBatch } from "../queries/batches";
import { EditBatch, PreviewBatch } from "../schema/batch";
import { batchEdit, undoBatch } from "./batch";

const now = new Date("2026-03-10T02:30:00Z");

type Edit = z.input<typeof EditBatch>;
type Case = { who: string; role: Role; changes: Edit["changes"]; ok: boolean };
type On = { on: ReturnType<typeof testContext>["ctx"] };
const edit = (select: Edit["select"], changes: Edit["changes"], { on }: On) => {
  const whole = { select, changes, requestId: randomUUID(), reason: "a new term" };
  return batchEdit(on, EditBatch.parse(whole));
};
const preview = (select: Edit["select"], changes: Edit["changes"], on: On["on"]) =>
  previewBatch(on, PreviewBatch.parse({ select, changes }));

test.each([
  { who: "finance, a status", role: "finance", changes: { disabled: true }, ok: false },
  { who: "finance, a plan", role: "finance", changes: { allowance: "2" }, ok: true },
  {
    who: "finance, a plan and a status",
    role: "finance",
    changes: { allowance: "2", disabled: true },
    ok: false,
  },
  { who: "support, a status", role: "support", changes: { disabled: true }, ok: true },
  { who: "support, a plan", role: "support", changes: { allowance: "2" }, ok: false },
  { who: "a viewer, domains", role: "viewer", changes: { domains: [] }, ok: false },
  {
    who: "an admin, all of it",
    role: "admin",
    changes: { allowance: "2", disabled: true, domains: ["x"] },
    ok: true,
  },
] satisfies Case[])("each field needs its own capability: $who", async ({ role, changes, ok }) => {
  const pool = await givenPool(db);
  const on = testContext({ actor: admin(role), now }).ctx;
  const outcome = await edit({ names: [pool] }, changes, { on }).catch(
    ({ kind }) => kind as string,
  );
  const shown = await preview({ names: [pool] }, changes, on).catch(({ kind }) => kind);
  expect([outcome === "forbidden", shown === "forbidden"]).toEqual([!ok, !ok]);
  if (typeof outcome === "string") return;
  const viewer = testContext({ actor: admin("viewer") }).ctx;
  const undone = undoBatch(viewer, { batchId: outcome.batchId, reason: "because" });
  await expect(undone).rejects.toMatchObject({ code: "access.denied" });
});

test.each([
  { who: "a manager, whatever is granted", actor: manager() },
  { who: "an API key without a scope that fits", actor: apiKey("pools:read") },
  { who: "a sub-account", actor: subAccount() },
])("$who may not edit many pools", async ({ actor }) => {
  const on = testContext({
    actor,
    grants: { "uniauth/bill": ["x"], "uniauth/members": ["x"] },
  }).ctx;
  const forbidden = { kind: "forbidden" };
  await expect(edit({ names: ["x"] }, { disabled: true }, { on })).rejects.toMatchObject(forbidden);
  await expect(preview({ names: ["x"] }, { disabled: true }, on)).rejects.toMatchObject(forbidden);
});

test("an API key with the scope may edit every field", async () => {
  const pool = await givenPool(db);
  const on = testContext({ actor: apiKey("pools:write"), now }).ctx;
  expect(await edit({ names: [pool] }, { disabled: true, allowance: "1" }, { on })).toMatchObject({
    changed: 1,
  });
});
