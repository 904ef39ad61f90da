import { describe, expect, test } from "vitest";
import { scopes } from "@/core/permissions";
import { call, givenKey, type Host } from "@/test/rest";
import { factsOf } from "./openapi/all-facts";
import { addressOf } from "./openapi/curl";
import { routes } from "./routes";

const cases = routes.flatMap((route) => {
  const hosts: Host[] = route.hot ? ["custom server", "next route"] : ["next route"];
  return hosts.map((host) => ({ line: `${route.method} ${route.path}`, host, route }));
});
const noKey = { ok: false, code: "UNAUTHENTICATED", request_id: expect.any(String) };

describe.each(cases)("$line on the $host", ({ route, host }) => {
  const { request } = factsOf(route);
  const asked = (key?: string, body: unknown = request.body) =>
    call(addressOf(route, request), { host, method: route.method, key, body });

  test("a key with every scope but the needed one is refused, before the input is read", async () => {
    const others = scopes.filter((scope) => scope !== route.scope);
    const key = await givenKey({ scopes: [...others] });
    for (const body of [request.body, route.method === "GET" ? undefined : "{"]) {
      const { status, answer } = await asked(key, body);
      expect([status, answer.code]).toEqual([403, "SCOPE_MISSING"]);
      expect(answer).toMatchObject({ ok: false, details: { scope: route.scope } });
      expect(String(answer.reason)).toContain(route.scope);
    }
  });

  test("without a key, and with a wrong one, it is shut", async () => {
    for (const key of [undefined, "ag_wrong", ""]) {
      const { status, answer } = await asked(key);
      expect([status, answer]).toEqual([401, expect.objectContaining(noKey)]);
    }
  });

  test("a body that is no JSON is refused as such", async () => {
    if (route.method === "GET") return;
    const { status, answer } = await asked(await givenKey({ scopes: [route.scope] }), "{");
    expect([status, answer.code]).toEqual([400, "BAD_REQUEST"]);
    expect(answer.issues).toEqual([
      { path: "", code: "request.not_json", reason: "请求体不是合法的 JSON" },
    ]);
  });

  test("a key beyond its rate waits", async () => {
    const key = await givenKey({ scopes: [route.scope], rateLimit: 1 });
    const answers = await Promise.all(
      [1, 2, 3].map(() => asked(key, route.method === "GET" ? undefined : "{")),
    );
    const limited = answers.filter(({ status }) => status === 429);
    expect(limited.length).toBeGreaterThan(0);
    for (const { headers, answer } of limited) {
      expect(headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
      expect(answer.code).toBe("RATE_LIMITED");
    }
  });
});
