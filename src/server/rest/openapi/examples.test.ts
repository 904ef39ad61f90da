import { describe, expect, test } from "vitest";
import { z } from "zod";
import { published } from "@/test/open-api";
import { toInside } from "../naming";
import { routes } from "../routes";
import { factsOf } from "./all-facts";
import { documentOf } from "./document";
import { operationIdOf, variantOf } from "./inputs";

const document = documentOf("en", "http://localhost:3000");
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);
const cases = routes.map((route) => ({ line: `${route.method} ${route.path}`, route }));

describe.each(cases)("$line", ({ route }) => {
  const operation = operations.find(
    ({ path, method }) => path === route.path && method === route.method.toLowerCase(),
  )!.operation;
  const facts = factsOf(route);

  test("its requests are valid for the operation, and for what is published", () => {
    for (const example of [facts.request, ...Object.values(facts.otherRequests ?? {})]) {
      const taking = route.variant?.(example.body) ?? route;
      const { params = {}, query = {}, body } = { ...facts.request, ...example };
      const sent = taking.toInput({ params, query: typedQuery(query), body });
      const parsed = taking.operation.input.safeParse(toInside(sent, taking.schemas().input));
      expect(parsed.error?.issues ?? []).toEqual([]);
      const schema = operation.requestBody?.content["application/json"].schema;
      expect(schema === undefined).toBe(body === undefined);
      if (schema)
        expect(published(document, schema).safeParse(body).error?.issues ?? []).toEqual([]);
    }
  });

  test("its answers are valid for the operation, and for what is published", () => {
    for (const [name, answer] of Object.entries(facts.answers)) {
      const giving = name === "batch" ? variantOf(route)! : route;
      const inside = toInside(answer, giving.schemas().output);
      const parsed = giving.operation.output.safeParse(inside);
      expect(parsed.error?.issues ?? []).toEqual([]);
      expect(z.encode(giving.operation.output, parsed.data)).toEqual(inside);
    }
    const given = Object.values(operation.responses).flatMap(({ content }) => {
      const { schema, examples } = content["application/json"];
      return Object.values(examples).map(({ value }) => ({
        schema: published(document, schema),
        value,
      }));
    });
    const wrong = given.flatMap(({ schema, value }) => schema.safeParse(value).error ?? []);
    expect(wrong).toEqual([]);
  });

  test("it says its scope, its refusals, and how to wait", () => {
    expect(operation.security).toEqual([{ bearer: [route.scope] }, { header: [route.scope] }]);
    const codes = Object.entries(operation.responses).flatMap(([status, response]) =>
      (response["x-codes"] ?? []).map((code) => `${status} ${code}`),
    );
    expect(codes).toEqual(
      expect.arrayContaining([
        "400 BAD_REQUEST",
        "401 UNAUTHENTICATED",
        "403 SCOPE_MISSING",
        "429 RATE_LIMITED",
        "500 INTERNAL",
      ]),
    );
    expect(operation.responses["429"]?.headers).toHaveProperty("retry-after");
    expect(operation.operationId).toBe(operationIdOf(route));
  });
});

/** Values of an address as the adapter reads them. */
const typedQuery = (query: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(query).map(([name, text]) => {
      if (name === "limit") return [name, Number(text)];
      if (name === "kinds") return [name, text.split(",")];
      return [name, text === "true" ? true : text];
    }),
  );
