import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { stopListening } from "@/core/listen";
import { people } from "@/modules/directory/tables";
import { decideApproval, listApprovals } from "@/server/operations";
import { as, givenApproval, reason } from "@/test/approvals";
import { db } from "@/test/database";

afterAll(() => stopListening());

test("with a password that somebody else has set, nobody sees or decides approvals", async () => {
  const { ask, approver, stateOf } = await givenApproval();
  const { id } = await ask();
  const ctx = as({ ...approver, mustChangePassword: true });
  const refusal = { kind: "precondition", code: "access.password_change_required" };
  const decision = decideApproval(ctx, { id, decision: "approve", reason });
  await expect(decision).rejects.toMatchObject(refusal);
  await expect(listApprovals(ctx, { view: "inbox", limit: 10 })).rejects.toMatchObject(refusal);
  expect(await stateOf(id)).toMatchObject({ state: "waiting", approverUpn: null });
});

test.each([
  ["frozen", { frozenAt: new Date(), frozenReason: "key leaked" }],
  ["gone", { status: "left" as const }],
])("an approver who is %s meanwhile takes the approval along", async (_how, standing) => {
  const { approved, run, approver, stateOf, hashNow, secretHash } = await givenApproval();
  const id = await approved();
  await db.update(people).set(standing).where(eq(people.upn, approver.id));
  await expect(run(id)).rejects.toMatchObject({ code: "approval.approver_not_entitled" });
  expect(await stateOf(id)).toMatchObject({ state: "failed", input: null });
  expect(await hashNow()).toBe(secretHash);
});
