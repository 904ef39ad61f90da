import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { largestAmount } from "@/core/money";
import { admin, apiKey, manager, subAccount, testContext } from "@/test/context";
import {
  allocationsOf,
  givenCloudAccount,
  givenCloudUser,
  givenPrepaid,
  prepaidOf,
  yuan,
} from "@/test/given-prepaid";
import { allocateQuotas } from "./prepaid";

async function given({ actor, count = 3 }: { actor?: Actor; count?: number } = {}) {
  const cloud = await givenCloudAccount();
  const ids = await Promise.all(Array.from({ length: count }, () => givenCloudUser(cloud)));
  const { ctx, recorded } = testContext(actor ? { actor } : {});
  return {
    cloud,
    ids,
    recorded,
    allocate: (amount: number, more: { ids?: string[]; requestId?: string } = {}) =>
      allocateQuotas(ctx, {
        subAccountIds: more.ids ?? ids,
        amount: amount * yuan,
        requestId: more.requestId ?? randomUUID(),
        note: "for all",
      }),
    allocated: () => Promise.all(ids.map(async (id) => (await prepaidOf(id))?.allocated ?? 0)),
  };
}

test("each sub-account gets the amount, with its own row and audit row, in the order asked", async () => {
  const { ids, allocate, allocated, recorded } = await given({ count: 3 });
  const wanted = ids.toReversed();
  const answer = await allocate(5, { ids: [...wanted, wanted[0]!] });
  expect(answer).toMatchObject({ allocated: 3, failed: 0 });
  expect(answer.results.map((line) => line.ok && line.allocation.subAccountId)).toEqual(wanted);
  expect(await allocated()).toEqual(ids.map(() => 5 * yuan));
  const audits = [recorded[0]!.audit].flat();
  expect(audits.map((audit) => audit?.targetId).sort()).toEqual([...ids].sort());
  expect(
    recorded[0]!.events?.filter(({ name }) => name === "quota/prepaid.allocated"),
  ).toHaveLength(3);
});

test("a refused sub-account stops no other, and a replay goes on with it", async () => {
  const { cloud, ids, allocate, recorded } = await given({ count: 2 });
  const deleted = await givenCloudUser(cloud, { state: "deleted" });
  const absent = randomUUID();
  const rich = await givenPrepaid({ allocated: largestAmount / yuan });
  const all = [deleted, ...ids, absent, rich.id];
  const first = await allocate(1, { ids: all, requestId: "bulk" });
  expect(first).toMatchObject({ allocated: 2, failed: 3 });
  const codes = first.results.map((line) => (line.ok ? "ok" : line.code));
  expect(codes).toEqual([
    "iam.sub_account_not_found",
    "ok",
    "ok",
    "iam.sub_account_not_found",
    "quota.amount_too_large",
  ]);

  await rich.deduct(1);
  const again = await allocate(1, { ids: all, requestId: "bulk" });
  expect(again).toMatchObject({ allocated: 3, failed: 2 });
  expect(again.results.slice(1, 3)).toEqual(first.results.slice(1, 3));
  expect([recorded[1]!.audit].flat()).toMatchObject([{ targetId: rich.id }]);
  expect((await allocationsOf(ids[0]!)).length).toBe(1);
});

test("a request id that one of them used with another amount is its line's conflict", async () => {
  const { ids, allocate, allocated } = await given({ count: 2 });
  await allocate(1, { ids: [ids[0]!], requestId: "shared" });
  const answer = await allocate(2, { requestId: "shared" });
  expect(answer.results).toMatchObject([{ ok: false, code: "quota.request_reused" }, { ok: true }]);
  expect(await allocated()).toEqual([yuan, 2 * yuan]);
});

test("an allocation that covers several of them lifts each", async () => {
  const one = await givenPrepaid({ allocated: 10 });
  const two = await givenPrepaid({ allocated: 10 });
  for (const { spend } of [one, two]) await spend(15);
  const { allocate, recorded } = await given({ count: 0 });
  await allocate(6, { ids: [one.id, two.id] });
  const covered = recorded[0]!.events?.filter(({ name }) => name === "quota/prepaid.covered");
  expect(covered?.map(({ data }) => data.subAccountId).sort()).toEqual([one.id, two.id].sort());
});

test.each([
  { who: "a role without the capability", actor: admin("ops") },
  { who: "a manager", actor: manager() },
  { who: "an API key without a scope that fits", actor: apiKey("pools:write") },
  { who: "a sub-account", actor: subAccount() },
])("$who may not allocate to several", async ({ actor }) => {
  const { allocate, allocated } = await given({ actor, count: 1 });
  await expect(allocate(1)).rejects.toMatchObject({ kind: "forbidden" });
  expect(await allocated()).toEqual([0]);
});
