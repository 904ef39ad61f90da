import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { people } from "@/modules/directory/tables";
import { groupings } from "@/modules/policy/tables";
import { pools } from "@/modules/quota/tables";
import { db } from "@/test/database";
import { fresh, givenApproach, givenPerson, givenPool, givenRule, givenUser } from "@/test/given";
import { call, givenKey, type Host } from "@/test/rest";

const coin = 1_000_000;
const key = await givenKey();
const nulls = {
  balance_percent: null,
  balance: null,
  available: null,
  allowance_remaining: null,
  booster: null,
  next_refresh_at: null,
};

const ask = (body: unknown, options: { host?: Host; key?: string; language?: string } = {}) =>
  call("/check-balance", { key, ...options, body });

describe.each<{ host: Host }>([{ host: "custom server" }, { host: "next route" }])(
  "check-balance on the $host",
  ({ host }) => {
    const asked = async (change: (user: Awaited<ReturnType<typeof givenUser>>) => unknown) => {
      const user = await givenUser(db, { remaining: 10 * coin, booster: 5 * coin });
      const more = (await change(user)) as object | undefined;
      const body = { upn: user.upn, quota_pool: user.pool, approach_id: user.approach, ...more };
      return ask(body, { host });
    };

    test("OK with exact figures", async () => {
      const { status, answer } = await asked(() => ({}));
      expect([status, answer]).toEqual([
        200,
        {
          ok: true,
          code: "OK",
          reason: "可以使用",
          balance_percent: 100,
          balance: "15",
          available: "15",
          allowance_remaining: "10",
          booster: "5",
          next_refresh_at: null,
        },
      ]);
    });

    test.each<{
      code: string;
      status: number;
      change: Parameters<typeof asked>[0];
    }>([
      { code: "USER_NOT_FOUND", status: 404, change: () => ({ upn: "nobody@x.edu" }) },
      {
        code: "USER_FROZEN",
        status: 403,
        change: ({ upn }) =>
          db
            .update(people)
            .set({ frozenAt: new Date() })
            .where(eq(people.upn, upn))
            .then(() => ({})),
      },
      { code: "POOL_NOT_FOUND", status: 404, change: () => ({ quota_pool: "absent" }) },
      {
        code: "POOL_NOT_FOUND",
        status: 404,
        change: ({ pool }) =>
          db
            .update(pools)
            .set({ domains: ["staging"] })
            .where(eq(pools.name, pool))
            .then(() => ({})),
      },
      {
        code: "POOL_DISABLED",
        status: 403,
        change: ({ pool }) =>
          db
            .update(pools)
            .set({ disabled: true })
            .where(eq(pools.name, pool))
            .then(() => ({})),
      },
      {
        code: "NOT_A_MEMBER",
        status: 403,
        change: ({ pool }) =>
          db
            .delete(groupings)
            .where(eq(groupings.role, pool))
            .then(() => ({})),
      },
      {
        code: "NOT_A_MEMBER",
        status: 403,
        change: async () => {
          const other = await givenPerson(db);
          const name = `personal:${other}`;
          await givenPool(db, { name, personalUpn: other, remaining: coin });
          return { quota_pool: name };
        },
      },
      { code: "APPROACH_NOT_FOUND", status: 404, change: () => ({ approach_id: "no-such-model" }) },
      {
        code: "APPROACH_OFF_SHELF",
        status: 403,
        change: async () => ({ approach_id: await givenApproach(db, { onShelf: false }) }),
      },
      {
        code: "APPROACH_OFF_SHELF",
        status: 403,
        change: async () => ({ approach_id: await givenApproach(db, { domains: ["staging"] }) }),
      },
      {
        code: "ACCESS_DENIED",
        status: 403,
        change: ({ upn, approach }) =>
          givenRule(db, { sub: upn, obj: `model/${approach}`, act: "use", eft: "deny" }),
      },
      {
        code: "ACCESS_DENIED",
        status: 403,
        change: ({ pool }) =>
          givenRule(db, { sub: pool, obj: "platform", act: "entry", eft: "deny" }),
      },
      {
        code: "MODEL_NOT_ALLOWED",
        status: 403,
        change: async () => ({ approach_id: await givenApproach(db) }),
      },
      {
        code: "TOKEN_NOT_ENOUGH",
        status: 402,
        change: () => ({ hold: { id: fresh("h"), amount: "15.000001", ttl_seconds: 60 } }),
      },
    ])("$code is $status", async ({ code, status, change }) => {
      const result = await asked(change);
      expect([result.status, result.answer.code, result.answer.ok]).toEqual([status, code, false]);
      expect(Object.keys(result.answer)).toEqual(["ok", "code", "reason", ...Object.keys(nulls)]);
      const early = ["USER", "POOL", "NOT_A"].some((start) => code.startsWith(start));
      if (early) expect(result.answer).toMatchObject(nulls);
      else expect(result.answer.balance).toBe("15");
    });

    test("BAD_REQUEST names each field and rule; UNAUTHENTICATED and SCOPE_MISSING come first", async () => {
      const bad = await ask(
        { upn: "nobody", quota_pool: "p", hold: { id: "h", amount: "1.1234567" } },
        { host },
      );
      expect([bad.status, bad.answer.code]).toEqual([400, "BAD_REQUEST"]);
      expect(bad.answer).toMatchObject(nulls);
      expect(
        (bad.answer.issues as { path: string; code: string }[]).map(({ path }) => path),
      ).toEqual(["upn", "approach_id", "hold.amount", "hold.ttl_seconds"]);
      const broken = await ask("{", { host });
      expect([broken.status, broken.answer.code]).toEqual([400, "BAD_REQUEST"]);
      const stranger = await ask("{", { host, key: "ag_wrong" });
      expect([stranger.status, stranger.answer.code]).toEqual([401, "UNAUTHENTICATED"]);
      const narrow = await ask("{", { host, key: await givenKey({ scopes: ["usage:read"] }) });
      expect([narrow.status, narrow.answer.code]).toEqual([403, "SCOPE_MISSING"]);
    });

    test("expired and revoked keys are refused", async () => {
      const expired = await givenKey({ expiresAt: new Date(Date.now() - 1_000) });
      const revoked = await givenKey({ revokedAt: new Date() });
      for (const dead of [expired, revoked]) {
        expect((await ask({}, { host, key: dead })).status).toBe(401);
      }
    });

    test("a key beyond its rate gets RATE_LIMITED with Retry-After", async () => {
      const slow = await givenKey({ rateLimit: 2 });
      const answers = await Promise.all([1, 2, 3, 4].map(() => ask({}, { host, key: slow })));
      const limited = answers.filter(({ status }) => status === 429);
      expect(limited.length).toBeGreaterThanOrEqual(2);
      expect(limited[0]?.headers.get("retry-after")).toBe("1");
      expect(limited[0]?.answer).toMatchObject({ code: "RATE_LIMITED", ...nulls });
    });

    test("the reason follows the language, the code does not", async () => {
      const user = await givenUser(db, { remaining: 0 });
      const body = { upn: user.upn, quota_pool: user.pool, approach_id: user.approach };
      const en = await ask(body, { host, language: "en-GB,zh;q=0.5" });
      const zh = await ask(body, { host });
      expect([en.answer.reason, zh.answer.reason]).toEqual(["token not enough", "余额不足"]);
      expect([en.answer.code, zh.answer.code]).toEqual(["TOKEN_NOT_ENOUGH", "TOKEN_NOT_ENOUGH"]);
    });
  },
);
