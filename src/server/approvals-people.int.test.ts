import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { rotateApiKey } from "@/modules/access/commands/api-keys";
import { withdrawApproval } from "@/modules/access/commands/approvals";
import { expireApprovals } from "@/modules/access/commands/approvals-close";
import { admins } from "@/modules/access/tables";
import { as, callerOf, givenApproval, reason } from "@/test/approvals";
import { admin, manager, testContext } from "@/test/context";
import { db } from "@/test/database";
import { contextFor, jobContext } from "./context";
import { decideApproval, listApprovals, requestApproval } from "./operations";

test.each([
  ["the requester", (actors: { requester: Actor }) => actors.requester, "approval.own"],
  ["a role without the capability", () => admin("admin"), "access.denied"],
  ["a manager", () => manager(), "access.denied"],
])("%s may not approve", async (_who, pick, code) => {
  const { ask, decide, requester, stateOf } = await givenApproval();
  const { id } = await ask();
  await expect(decide(id, pick({ requester }))).rejects.toMatchObject({ kind: "forbidden", code });
  expect(await stateOf(id)).toMatchObject({ state: "waiting", approverUpn: null });
});

test("whoever may not make the change may not ask for it", async () => {
  const { ask } = await givenApproval();
  await expect(ask(admin("admin"))).rejects.toMatchObject({ code: "access.denied" });
  await expect(ask(undefined, { graceHours: 500 })).rejects.toMatchObject({
    issues: [expect.objectContaining({ message: "api_key.grace_invalid" })],
  });
  const { ctx } = testContext();
  const low = { operation: "access.listApiKeys", input: {}, reason };
  await expect(requestApproval(ctx, low)).rejects.toMatchObject({
    code: "approval.operation_unknown",
  });
});

test("a requester who lost the capability meanwhile cannot run it", async () => {
  const { approved, run, requester, stateOf, hashNow, secretHash } = await givenApproval();
  const id = await approved();
  const demoted = { ...requester, role: "viewer" as const };
  await expect(run(id, demoted)).rejects.toMatchObject({ code: "access.denied" });
  expect(await stateOf(id)).toMatchObject({
    state: "failed",
    outcome: "access.denied",
    input: null,
  });
  expect(await hashNow()).toBe(secretHash);
});

test.each([
  ["demoted", { role: "viewer" as const }],
  ["disabled", { disabledAt: new Date() }],
])("an approver who was %s meanwhile takes the approval along", async (_how, change) => {
  const { approved, run, approver, stateOf } = await givenApproval();
  const id = await approved();
  await db.update(admins).set(change).where(eq(admins.upn, approver.id));
  await expect(run(id)).rejects.toMatchObject({ code: "approval.approver_not_entitled" });
  expect(await stateOf(id)).toMatchObject({ state: "failed", input: null });
});

test("somebody else's approval is not found", async () => {
  const { approved, run, stateOf, input } = await givenApproval();
  const id = await approved();
  const other = admin("super_admin");
  await expect(run(id, other)).rejects.toMatchObject({ code: "approval.not_found" });
  const borrowed = contextFor({ ...callerOf(other), approvalId: id });
  await expect(rotateApiKey(borrowed, input)).rejects.toMatchObject({ code: "approval.not_found" });
  await expect(withdrawApproval(as(other), { id })).rejects.toMatchObject({ kind: "not_found" });
  await expect(run(randomUUID(), other)).rejects.toMatchObject({ code: "approval.not_found" });
  expect(await stateOf(id)).toMatchObject({ state: "approved" });
});

test("an approval lapses after 24 hours, before the job has said so", async () => {
  const { approved, ask, decide, run, stateOf } = await givenApproval();
  const [waiting, ready] = [(await ask()).id, await approved()];
  const later = new Date(Date.now() + 24 * 3_600_000 + 1_000);
  await expect(run(ready, undefined, later)).rejects.toMatchObject({ code: "approval.expired" });
  const late = decideApproval(as(admin("super_admin"), later), {
    id: waiting,
    decision: "approve",
    reason,
  });
  await expect(late).rejects.toMatchObject({ code: "approval.expired" });

  const { expired } = await expireApprovals(jobContext("access.expireApprovals", later), {});
  expect(expired).toBeGreaterThanOrEqual(2);
  for (const id of [waiting, ready]) {
    expect(await stateOf(id)).toMatchObject({ state: "expired", input: null });
  }
  await expect(decide(waiting)).rejects.toMatchObject({ code: "approval.expired" });
  await expect(expireApprovals(as(admin()), {})).rejects.toMatchObject({ kind: "forbidden" });
});

test("a request is withdrawn, refused, and listed for whom it concerns", async () => {
  const { ask, decide, requester, approver } = await givenApproval();
  const [first, second, third] = [(await ask()).id, (await ask()).id, (await ask()).id];
  await withdrawApproval(as(requester), { id: first });
  await decide(second, approver, "refuse");
  const ids = async (actor: Actor, view: "inbox" | "mine" | "decided") => {
    const { rows } = await listApprovals(as(actor), { view, limit: 200 });
    return rows.map(({ id, can }) => ({ id, ...can })).filter(({ id }) => all.includes(id));
  };
  const all = [first, second, third];
  const nothing = { decide: false, run: false, withdraw: false };

  expect(await ids(approver, "inbox")).toEqual([{ ...nothing, id: third, decide: true }]);
  expect(await ids(requester, "inbox")).toEqual([]);
  expect(await ids(admin("admin"), "inbox")).toEqual([]);
  expect(await ids(manager(), "inbox")).toEqual([]);
  expect(await ids(approver, "decided")).toEqual([{ ...nothing, id: second }]);
  expect(
    (await ids(requester, "mine")).toSorted((a, b) => all.indexOf(a.id) - all.indexOf(b.id)),
  ).toEqual([
    { ...nothing, id: first },
    { ...nothing, id: second },
    { ...nothing, id: third, withdraw: true },
  ]);
  const page = await listApprovals(as(requester), { view: "mine", limit: 2 });
  const rest = await listApprovals(as(requester), { view: "mine", limit: 2, cursor: page.next! });
  expect([...page.rows, ...rest.rows].map(({ id }) => id).sort()).toEqual(all.toSorted());
});
