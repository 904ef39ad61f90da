import { TRPCClientError } from "@trpc/client";
import { expect, test, vi } from "vitest";
import { attempt } from "./use-guarded-mutation";

function refusal(code: string) {
  const data = { code, kind: "precondition", details: {}, requestId: "r", issues: [] };
  return TRPCClientError.from({ error: { message: code, code: -32_600, data } });
}

const given = (answers: readonly unknown[], { confirms = true, files = true }) => {
  const left = [...answers];
  const mutateAsync = vi.fn(async (_input: { n: number }) => {
    const answer = left.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  });
  const safeguards = {
    confirmIdentity: vi.fn(async () => confirms),
    requestApproval: vi.fn(async () => (files ? "a1" : undefined)),
  };
  return { mutateAsync, safeguards, operation: "x.y", input: { n: 1 } };
};
const unconfirmed = refusal("access.confirmation_required");
const unapproved = refusal("approval.required");

test("a change that nothing stops is done at once", async () => {
  const change = given(["ok"], {});
  expect(await attempt(change)).toEqual({ state: "done", output: "ok" });
  expect(change.safeguards.confirmIdentity).not.toHaveBeenCalled();
});

test("a confirmed change runs again with the same input", async () => {
  const change = given([unconfirmed, "ok"], {});
  expect(await attempt(change)).toEqual({ state: "done", output: "ok" });
  expect(change.mutateAsync.mock.calls).toEqual([[{ n: 1 }], [{ n: 1 }]]);
});

test("whoever turns away has changed nothing", async () => {
  expect(await attempt(given([unconfirmed], { confirms: false }))).toEqual({ state: "cancelled" });
  expect(await attempt(given([unapproved], { files: false }))).toEqual({ state: "cancelled" });
});

test("a change may need both, and then waits for the second person", async () => {
  const change = given([unconfirmed, unapproved], {});
  expect(await attempt(change)).toEqual({ state: "filed", approval: "a1" });
  expect(change.safeguards.requestApproval).toHaveBeenCalledWith("x.y", { n: 1 });
});

test("a confirmation is asked for once, and any other refusal is the caller's", async () => {
  const twice = given([unconfirmed, unconfirmed], {});
  expect(await attempt(twice)).toEqual({ state: "failed", error: unconfirmed });
  const other = refusal("quota.label_required");
  expect(await attempt(given([other], {}))).toEqual({ state: "failed", error: other });
});
