import { describe, expect, test } from "vitest";
import { db } from "@/test/database";
import { fresh, givenPerson, givenPool, givenUser } from "@/test/given";
import { call, givenKey } from "@/test/rest";
import { routes } from "./routes";

const key = await givenKey();

test("an address that is none of ours is not found, with the same body in both languages", async () => {
  for (const path of ["/nothing", "/pools/a/b/c", "/people", "/holds//settle/x", "/"]) {
    const { status, answer } = await call(path, { key, language: "en" });
    expect([status, answer.code, answer.reason]).toEqual([
      404,
      "NO_SUCH_ROUTE",
      "There is no such route",
    ]);
    expect(answer.request_id).toEqual(expect.any(String));
  }
  expect((await call("/nothing")).answer.reason).toBe("没有这个接口");
});

test("a method that an address does not take names those that it does", async () => {
  for (const path of new Set(routes.map((route) => route.path))) {
    const taken = routes.filter((route) => route.path === path).map(({ method }) => method);
    const foreign = ["GET", "POST", "PUT", "PATCH", "DELETE"].filter(
      (method) => !taken.some((one) => one === method),
    );
    const address = path.replace(/\{\w+\}/g, "x");
    for (const method of foreign.filter((one) => !(address === "/pools/batch" && one === "GET"))) {
      const { status, answer, headers } = await call(address, { key, method });
      expect([address, method, status, answer.code]).toEqual([
        address,
        method,
        405,
        "METHOD_NOT_ALLOWED",
      ]);
      expect(taken.every((one) => headers.get("allow")?.includes(one))).toBe(true);
    }
  }
});

describe("names in an address", () => {
  test.each(["量子计算", "lab+1:x.y_z-w", "实验室-Ω"])(
    "a pool named %s is found",
    async (begin) => {
      const name = await givenPool(db, { name: `${begin}${fresh("")}`, remaining: 1_000_000 });
      const upn = await givenPerson(db);
      const address = `/pools/${encodeURIComponent(name)}`;
      expect((await call(address, { key })).answer).toMatchObject({ name, balance: "1" });
      const members = `${address}/members`;
      const put = await call(`${members}/${encodeURIComponent(upn)}`, { key, method: "PUT" });
      expect([put.status, put.answer]).toEqual([200, { pool: name, added: [upn] }]);
      expect((await call(members, { key })).answer.rows).toMatchObject([{ upn, origin: "manual" }]);
      const body = { amount: "2.5", request_id: "b-1", reason: "期末补充" };
      const boosted = await call(`${address}/booster`, { key, body });
      expect(boosted.answer).toEqual({ pool: name, amount: "2.5", booster: "2.5" });
    },
  );

  test("a UPN may be written as it is or escaped, in any case", async () => {
    const { upn, pool } = await givenUser(db);
    for (const spelling of [upn, encodeURIComponent(upn), upn.toUpperCase()]) {
      const { answer } = await call(`/people/${spelling}/pools`, { key });
      expect(answer).toMatchObject({ upn, rows: [{ pool }] });
    }
  });

  test("an escape that is malformed, or leads elsewhere, is refused", async () => {
    for (const name of ["%", "%zz", "%E0%A4%A", "a%2Fb", "..%2F..", "a%00b", "%20", "*"]) {
      const { status, answer } = await call(`/pools/${name}`, { key });
      expect([name, status, answer.code]).toEqual([name, 400, "BAD_REQUEST"]);
    }
  });
});

describe("a pool that is absent", () => {
  const absent = "无此池";
  const lines = routes.filter(({ path }) => path.startsWith("/pools/{pool}"));
  test.each(lines.map((route) => ({ line: `${route.method} ${route.path}`, route })))(
    "$line says so in one way",
    async ({ route }) => {
      const address = route.path
        .replace("{pool}", encodeURIComponent(absent))
        .replace("{upn}", await givenPerson(db));
      const body = route.path.endsWith("/booster")
        ? { amount: "1", request_id: fresh("r"), reason: "期末补充" }
        : undefined;
      const { status, answer } = await call(address, { key, method: route.method, body });
      expect([status, answer]).toEqual([
        404,
        {
          ok: false,
          code: "POOL_NOT_FOUND",
          reason: `找不到配额池 ${absent}`,
          details: { pool: absent },
          request_id: expect.any(String),
        },
      ]);
    },
  );
});
