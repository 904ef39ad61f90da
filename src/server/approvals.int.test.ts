import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { rotateApiKey } from "@/modules/access/commands/api-keys";
import { verifyApiKey } from "@/modules/access/queries/api-keys";
import { apiKeys } from "@/modules/access/tables";
import { auditLog } from "@/modules/audit/tables";
import { as, callerOf, givenApproval, reason, storedAdmin } from "@/test/approvals";
import { admin } from "@/test/context";
import { db } from "@/test/database";
import { runApproved } from "./approvals";
import { contextFor } from "./context";

test("a second person approves, the requester runs it once and gets the answer", async () => {
  const { key, requester, approver, ask, decide, run, stateOf, hashNow, secretHash } =
    await givenApproval();
  const { id, state } = await ask();
  expect(state).toBe("waiting");
  const waiting = await stateOf(id);
  expect(waiting.input).toMatch(/^v1\./);
  expect(waiting.summary).toEqual({ id: key.id, graceHours: 24, reason });
  await expect(run(id)).rejects.toMatchObject({ code: "approval.undecided" });

  expect(await decide(id)).toMatchObject({ state: "approved", outcome: null });
  const { operation, output } = await run(id);
  expect(operation).toBe("access.rotateApiKey");
  const { secret } = output as { secret: string };
  expect(await verifyApiKey(secret, new Date())).toMatchObject({ id: key.id });
  expect(await hashNow()).not.toBe(secretHash);
  expect(await stateOf(id)).toMatchObject({ state: "done", input: null, approverUpn: approver.id });

  await expect(run(id)).rejects.toMatchObject({ code: "approval.closed" });
  const rows = await db.select().from(auditLog).orderBy(asc(auditLog.seq));
  const ofRun = rows.filter((row) => [id, key.id].includes(row.targetId));
  expect(ofRun.map(({ action, actorId }) => [action, actorId])).toEqual([
    ["approval.request", requester.id],
    ["approval.approve", approver.id],
    ["api_key.rotate", requester.id],
    ["approval.spend", requester.id],
  ]);
  expect(JSON.stringify(rows)).not.toContain(secret);
});

test("the operation itself refuses without an approval, and with one for another input", async () => {
  const { approved, requester, input, hashNow, secretHash, stateOf } = await givenApproval();
  await expect(rotateApiKey(as(requester), input)).rejects.toMatchObject({
    kind: "precondition",
    code: "approval.required",
    details: { operation: "access.rotateApiKey" },
  });
  const approvalId = await approved();
  const ctx = contextFor({ ...callerOf(requester), approvalId });
  await expect(rotateApiKey(ctx, { ...input, graceHours: 0 })).rejects.toMatchObject({
    code: "approval.mismatch",
  });
  expect(await hashNow()).toBe(secretHash);
  expect(await stateOf(approvalId)).toMatchObject({ state: "approved" });
  await expect(rotateApiKey(ctx, input)).resolves.toMatchObject({ id: input.id });
});

test("one of twenty parallel runs spends the approval", async () => {
  const { approved, run, hashNow, secretHash, key } = await givenApproval();
  const id = await approved();
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => run(id)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await hashNow()).not.toBe(secretHash);
  const rotations = await db.select().from(auditLog).where(eq(auditLog.targetId, key.id));
  expect(rotations).toHaveLength(1);
});

test("one of two approvers who decide at once is heard", async () => {
  const { ask, decide, approver } = await givenApproval();
  const other = await storedAdmin(admin("super_admin"));
  const { id } = await ask();
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, (_, nth) => decide(id, nth % 2 ? approver : other)),
  );
  const refusals = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
  expect(refusals).toEqual(Array.from({ length: 9 }, () => "approval.closed"));
});

test("a target that changed before the decision makes the request stale", async () => {
  const { ask, decide, run, stateOf, key } = await givenApproval();
  const { id } = await ask();
  await db.update(apiKeys).set({ rateLimit: 11 }).where(eq(apiKeys.id, key.id));
  expect(await decide(id)).toMatchObject({ state: "stale", outcome: "approval.stale" });
  expect(await stateOf(id)).toMatchObject({ state: "stale", input: null });
  await expect(run(id)).rejects.toMatchObject({ code: "approval.closed" });
});

test("a target that changed after the decision makes the approval stale", async () => {
  const { approved, run, stateOf, key, hashNow, secretHash } = await givenApproval();
  const id = await approved();
  await db.update(apiKeys).set({ rateLimit: 11 }).where(eq(apiKeys.id, key.id));
  await expect(run(id)).rejects.toMatchObject({ kind: "conflict", code: "approval.stale" });
  expect(await stateOf(id)).toMatchObject({
    state: "stale",
    outcome: "approval.stale",
    input: null,
  });
  expect(await hashNow()).toBe(secretHash);
});

test("a run that fails for another reason gives the approval back", async () => {
  const { approved, requester, stateOf } = await givenApproval();
  const id = await approved();
  const long = new Date(Date.now() - 3_600_000);
  await expect(runApproved(callerOf(requester, long), id)).rejects.toMatchObject({
    code: "access.confirmation_required",
  });
  expect(await stateOf(id)).toMatchObject({
    state: "approved",
    outcome: "access.confirmation_required",
  });
  await runApproved(callerOf(requester), id);
  expect(await stateOf(id)).toMatchObject({ state: "done", outcome: null });
});
