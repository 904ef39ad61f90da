import { expect, test } from "vitest";
import { OpenApi } from "@/test/open-api";
import { sources } from "@/test/sources";
import type { Locale } from "../route";
import { routes } from "../routes";
import { allFacts } from "./all-facts";
import { documentOf } from "./document";

const base = "http://localhost:3000";
const languages: Locale[] = ["zh-CN", "en"];
const document = documentOf("en", base);
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);
const cases = routes.map((route) => ({ line: `${route.method} ${route.path}`, route }));

test.each(languages)("the document in %s is valid OpenAPI 3.1", (language) => {
  const parsed = OpenApi.safeParse(JSON.parse(JSON.stringify(documentOf(language, base))));
  expect(parsed.error?.issues ?? []).toEqual([]);
});

test("a document that breaks a rule is not valid", () => {
  const broken = [
    { ...document, openapi: "3.0.3" },
    { ...document, paths: { "usage/{x}": {} } },
    { ...document, info: { title: "x" } },
    { ...document, servers: "http://localhost" },
  ];
  expect(broken.map((one) => OpenApi.safeParse(one).success)).toEqual(broken.map(() => false));
});

test("every route is in it, and no other", () => {
  const documented = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`);
  expect(documented.sort()).toEqual(cases.map(({ line }) => line).sort());
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.keys(allFacts).sort()).toEqual(ids.sort());
});

test("the same input gives the same document; the languages differ", () => {
  const [once, again] = [documentOf("en", base), documentOf("en", base)];
  expect(JSON.stringify(again)).toBe(JSON.stringify(once));
  expect(JSON.stringify(documentOf("zh-CN", base))).not.toBe(JSON.stringify(once));
});

test("the English document has Chinese only as data", () => {
  const texts = textsIn(document);
  expect(texts.length).toBeGreaterThan(500);
  expect(texts.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
});

/** What people read in a document: all but the values of examples. */
function textsIn(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === "value") return [];
    return typeof value === "string" && read.includes(key) ? [value] : textsIn(value);
  });
}
const read = ["summary", "description", "title", "name"];

test("check-balance has each of its codes with the status of product.md", () => {
  const { responses } = document.paths["/check-balance"]!.post!;
  const table = Object.entries(responses).flatMap(([status, response]) =>
    (response["x-codes"] ?? []).map((code): [string, string] => [code, status]),
  );
  expect(Object.fromEntries(table)).toEqual({
    OK: "200",
    USER_NOT_FOUND: "404",
    USER_FROZEN: "403",
    POOL_NOT_FOUND: "404",
    POOL_DISABLED: "403",
    NOT_A_MEMBER: "403",
    APPROACH_NOT_FOUND: "404",
    APPROACH_OFF_SHELF: "403",
    ACCESS_DENIED: "403",
    MODEL_NOT_ALLOWED: "403",
    TOKEN_NOT_ENOUGH: "402",
    BAD_REQUEST: "400",
    UNAUTHENTICATED: "401",
    SCOPE_MISSING: "403",
    RATE_LIMITED: "429",
    BODY_TOO_LONG: "413",
    HOLD_REUSED: "409",
    INTERNAL: "500",
  });
});

test("money is a decimal string wherever it stands", () => {
  const amounts = JSON.stringify(document).match(/"format":"decimal"/g) ?? [];
  expect(amounts.length).toBeGreaterThan(40);
  const loose =
    /"(?:cost|balance|available|booster|allowance|amount)":\{"description":"[^"]*","type":"(?:number|integer)/;
  expect(JSON.stringify(document)).not.toMatch(loose);
});

test("every refusal that is described is one that the domain makes", () => {
  const thrown = new Set(
    sources().flatMap(({ text }) =>
      [...text.matchAll(/new DomainError\(\s*"(\w+)",\s*"([\w.]+)"/g)].map(
        ([, kind, code]) => `${kind} ${code}`,
      ),
    ),
  );
  const described = Object.values(allFacts).flatMap(({ refusals }) =>
    refusals.map(({ kind, code }) => `${kind} ${code}`),
  );
  expect(described.filter((one) => !thrown.has(one))).toEqual([]);
});
