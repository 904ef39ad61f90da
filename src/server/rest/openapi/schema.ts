import { z } from "zod";
import { Money } from "@/core/money";
import { type JsonSchema, snakeSchema } from "../naming";

/** Decimal strings, as `parseMoney` reads them. */
export const moneySchema = {
  type: "string",
  format: "decimal",
  pattern: "^-?(?:0|[1-9]\\d*)(?:\\.\\d{1,6})?$",
} as const satisfies JsonSchema;

/** What callers send or get, as JSON Schema 2020-12 with fields in snake_case. */
export function publishedSchema(schema: z.ZodType): JsonSchema {
  const made = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override({ zodSchema, jsonSchema }) {
      if (isMoney(zodSchema)) Object.assign(jsonSchema, moneySchema);
    },
  });
  const { $schema, $defs, ...rest } = made as JsonSchema;
  return tidy(snakeSchema(rest));
}

const reading = (Money._zod.def as { transform?: unknown }).transform;

/** Amounts with a rule of their own are money too: a refinement keeps the codec. */
const isMoney = ({ _zod }: z.core.$ZodTypes): boolean =>
  "transform" in _zod.def && _zod.def.transform === reading;

/** Says the same in fewer words: null as a type, no bounds of JavaScript's numbers. */
function tidy(schema: JsonSchema): JsonSchema {
  if (typeof schema.$ref === "string") return {};
  const { properties, items, anyOf, additionalProperties, ...rest } = schema;
  const whole: JsonSchema = {
    ...ownRules(rest),
    ...(properties ? { properties: mapped(properties) } : {}),
    ...(items ? { items: tidy(items) } : {}),
    ...(additionalProperties === undefined
      ? {}
      : { additionalProperties: ofOthers(additionalProperties) }),
  };
  return anyOf ? ofAlternatives(whole, anyOf.map(tidy)) : whole;
}

const mapped = (fields: Record<string, JsonSchema>) =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, tidy(field)]));

const ofOthers = (others: unknown) =>
  typeof others === "object" && others !== null ? tidy(others as JsonSchema) : others;

/** The format says it better than Zod's pattern of leap years. */
function ownRules({ pattern, minimum, maximum, ...rest }: JsonSchema): JsonSchema {
  const bounds = { minimum, maximum };
  return {
    ...rest,
    ...(pattern && rest.format !== "date-time" ? { pattern } : {}),
    ...Object.fromEntries(
      Object.entries(bounds).filter(
        ([, bound]) => typeof bound === "number" && Math.abs(bound) < Number.MAX_SAFE_INTEGER,
      ),
    ),
  };
}

function ofAlternatives(whole: JsonSchema, alternatives: readonly JsonSchema[]): JsonSchema {
  const others = alternatives.filter(({ type }) => type !== "null");
  const [only] = others;
  const nullable = others.length < alternatives.length;
  if (!nullable || others.length !== 1 || !only || typeof only.type !== "string") {
    return { ...whole, anyOf: [...alternatives] };
  }
  return { ...whole, ...only, type: [only.type, "null"] };
}
