import { describe, expect, test } from "vitest";
import { db } from "@/test/database";
import { fresh, givenUser } from "@/test/given";
import { call, givenKey } from "@/test/rest";

const key = await givenKey();
const coin = 1_000_000;

/** The same call on both hosts under the same request id: statuses, headers and bytes. */
async function both(path: string, body: unknown, options: { key?: string; language?: string }) {
  const requestId = fresh("r");
  const asked = { body, requestId, ...options };
  const [custom, next] = [
    await call(path, { ...asked, host: "custom server" }),
    await call(path, { ...asked, host: "next route" }),
  ];
  const shape = ({ status, headers, text }: typeof custom) => ({
    status,
    text,
    type: headers.get("content-type"),
    caching: headers.get("cache-control"),
    requestId: headers.get("x-request-id"),
  });
  expect(shape(next)).toEqual(shape(custom));
  expect(custom.headers.get("x-request-id")).toBe(requestId);
  return custom;
}

describe.each(["zh-CN", "en"])("in %s both hosts say the same, byte for byte", (language) => {
  test("check-balance, with and without a hold, and each kind of refusal", async () => {
    const user = await givenUser(db, { remaining: 3 * coin });
    const body = { upn: user.upn, quota_pool: user.pool, approach_id: user.approach };
    const hold = { id: fresh("h"), amount: "1", ttl_seconds: 60 };
    const calls: [unknown, { key?: string }, string][] = [
      [body, { key }, "OK"],
      [{ ...body, hold }, { key }, "OK"],
      [{ ...body, hold: { ...hold, amount: "2" } }, { key }, "HOLD_REUSED"],
      [{ ...body, hold: { ...hold, id: fresh("h"), amount: "9" } }, { key }, "TOKEN_NOT_ENOUGH"],
      [{ ...body, quota_pool: "无此池" }, { key }, "POOL_NOT_FOUND"],
      [{ ...body, upn: "x" }, { key }, "BAD_REQUEST"],
      ["[", { key }, "BAD_REQUEST"],
      [body, {}, "UNAUTHENTICATED"],
      [body, { key: await givenKey({ scopes: ["usage:read"] }) }, "SCOPE_MISSING"],
    ];
    for (const [sent, options, code] of calls) {
      const { answer } = await both("/check-balance", sent, { ...options, language });
      expect(answer.code).toBe(code);
    }
  });

  test("charges: replays, batches, refusals; settling and releasing", async () => {
    const user = await givenUser(db, { remaining: 3 * coin });
    const charge = {
      charge_id: fresh("c"),
      upn: user.upn,
      quota_pool: user.pool,
      approach_id: user.approach,
      svc: "chat",
      cost: "0.5",
      remark: { 会话: "七", n: [1, null] },
    };
    await call("/charges", { key, body: charge });
    const options = { key, language };
    const replay = await both("/charges", charge, options);
    expect([replay.status, replay.answer.balance]).toEqual([200, "2.5"]);
    expect(
      (await both("/charges", [charge, { ...charge, upn: "" }], options)).answer,
    ).toMatchObject({
      booked: 1,
      failed: 1,
    });
    const reused = await both("/charges", { ...charge, cost: "1" }, options);
    expect([reused.status, reused.answer.code]).toEqual([409, "CHARGE_REUSED"]);
    const settled = { ...charge, charge_id: fresh("c") };
    await call("/holds/gone/settle", { key, body: settled });
    expect((await both("/holds/gone/settle", settled, options)).answer.flags).toEqual([
      "hold_unknown",
    ]);
    const missing = await both("/holds/gone/release", "", options);
    expect([missing.status, missing.answer.code]).toEqual([404, "HOLD_NOT_FOUND"]);
  });
});
