import type { JsonSchema } from "../naming";
import type { Locale, Route } from "../route";
import { factsOf } from "./all-facts";
import { described, operationIdOf, variantOf } from "./inputs";
import { refusalBody, refusalsOf } from "./refusals";
import { publishedSchema } from "./schema";
import type { Words } from "./words";

type Example = { summary: string; value: unknown };
export type Response = {
  description: string;
  headers: Record<string, { $ref: string }>;
  content: { "application/json": { schema: JsonSchema; examples: Record<string, Example> } };
  /** The codes that a body of this status can carry. */
  "x-codes"?: string[];
};

type Case = { status: number; name: string; code?: string; answer: boolean; value: unknown };

/** What a route answers, by status: its answers first, then its refusals. */
export function responsesOf(route: Route, words: Words, locale: Locale): Record<string, Response> {
  const cases = [...answerCases(route, locale), ...refusalCases(route, locale)];
  const statuses = [...new Set(cases.map(({ status }) => status))].sort((a, b) => a - b);
  const schema = answerSchema(route, words);
  return Object.fromEntries(
    statuses.map((status) => {
      const own = cases.filter((one) => one.status === status);
      return [String(status), responseOf(status, own, schema, words)];
    }),
  );
}

function answerCases(route: Route, locale: Locale): Case[] {
  return Object.entries(factsOf(route).answers).map(([name, value]) => {
    const { extend, status } = name === "batch" ? (variantOf(route) ?? route) : route;
    const fields = value as Record<string, unknown>;
    const shown = extend ? extend(fields, locale) : fields;
    const { code } = fields;
    const coded = typeof code === "string" ? { code } : {};
    return { status: status(value), name, ...coded, answer: true, value: shown };
  });
}

function refusalCases(route: Route, locale: Locale): Case[] {
  const known = new Set<string>();
  return refusalsOf(route).flatMap((refusal) => {
    const { status, code } = refusal;
    if (known.has(code)) return [];
    known.add(code);
    return [
      { status, name: code, code, answer: false, value: refusalBody(route, refusal, locale) },
    ];
  });
}

function responseOf(
  status: number,
  cases: readonly Case[],
  answer: JsonSchema,
  words: Words,
): Response {
  const codes = cases.flatMap(({ code }) => (code === undefined ? [] : [code]));
  const refused = cases.flatMap(({ code, answer: own }) => (own || !code ? [] : [code]));
  const error = {
    allOf: [
      { $ref: "#/components/schemas/Error" },
      { type: "object", properties: { code: { enum: refused } } },
    ],
  };
  const forms = [
    ...(cases.some((one) => one.answer) ? [answer] : []),
    ...(refused.length ? [error] : []),
  ];
  const [only] = forms;
  return {
    description: words.of("statuses", `s${status}`),
    headers: {
      "x-request-id": { $ref: "#/components/headers/RequestId" },
      ...(status === 429 ? { "retry-after": { $ref: "#/components/headers/RetryAfter" } } : {}),
    },
    content: {
      "application/json": {
        schema: forms.length === 1 && only ? only : { anyOf: forms },
        examples: Object.fromEntries(cases.map((one) => [one.name, exampleOf(one, words)])),
      },
    },
    ...(codes.length > 0 ? { "x-codes": codes } : {}),
  };
}

const exampleOf = ({ name, code, value }: Case, words: Words): Example => ({
  summary: code ?? words.of("examples", name),
  value,
});

/** An answer's schema, with what a route says beside its operation. */
function answerSchema(route: Route, words: Words): JsonSchema {
  const own = schemaOf(route, words);
  const variant = variantOf(route);
  return variant ? { anyOf: [own, schemaOf(variant, words)] } : own;
}

function schemaOf(route: Route, words: Words): JsonSchema {
  const schema = publishedSchema(route.operation.output);
  if (!route.always) return described(schema, operationIdOf(route), words);
  // Whoever keeps one shape in every case says the reason in every case.
  const { ok = {}, code = {}, ...figures } = schema.properties ?? {};
  const properties = { ok, code, reason: { type: "string" }, ...figures };
  const required = ["ok", "code", "reason", ...(schema.required ?? []).slice(2)];
  return described({ ...schema, properties, required }, operationIdOf(route), words);
}
