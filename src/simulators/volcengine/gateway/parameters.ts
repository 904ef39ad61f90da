import type { CloudError } from "./cloud-error";
import { decodePairs, type WireRequest } from "./request";

/** How a service refuses its parameters: each has codes of its own. */
export type Refusals = {
  missing(name: string): CloudError;
  invalid(name: string, value: string, why: string): CloudError;
};

/** Where an action looks for its parameters; what comes elsewhere is ignored, as in the cloud. */
export type Source = "query" | "json" | "query or json";

/** The parameters of one call, as text from a query or a form, or as JSON values from a body. */
export type Parameters = ReturnType<typeof parametersOf>;

export function parametersOf(values: Record<string, unknown>, refusals: Refusals, strict: boolean) {
  const { missing, invalid } = refusals;
  const present = (name: string) => values[name] !== undefined && values[name] !== null;
  const refuse = (name: string, why: string) =>
    invalid(name, typeof values[name] === "string" ? String(values[name]) : "", why);

  const optionalText = (name: string): string | undefined => {
    if (!present(name)) return undefined;
    if (typeof values[name] !== "string") throw refuse(name, "must be a string");
    return String(values[name]);
  };
  const optionalInteger = (name: string): number | undefined => {
    const value = values[name];
    if (!present(name) || value === "") return undefined;
    const number = strict ? value : /^-?\d+$/.test(String(value)) ? Number(value) : undefined;
    if (!Number.isSafeInteger(number)) throw refuse(name, "must be an integer");
    return Number(number);
  };
  const optionalFlag = (name: string): boolean | undefined => {
    const value = values[name];
    if (!present(name) || value === "") return undefined;
    if (typeof value === "boolean") return value;
    if (!strict && (value === "true" || value === "false")) return value === "true";
    throw refuse(name, "must be true or false");
  };
  /** `Name.1=a&Name.2=b` in a query, counted from 1 without a gap; an array in JSON. */
  const list = (name: string): unknown[] => {
    if (strict) {
      if (!present(name)) return [];
      if (!Array.isArray(values[name])) throw refuse(name, "must be an array");
      return values[name];
    }
    const found: unknown[] = [];
    while (values[`${name}.${found.length + 1}`] !== undefined) {
      found.push(values[`${name}.${found.length + 1}`]);
    }
    return found;
  };
  return {
    missing,
    invalid,
    has: present,
    raw: (name: string) => values[name],
    text(name: string): string {
      const value = optionalText(name);
      if (!value) throw missing(name);
      return value;
    },
    optionalText,
    integer(name: string): number {
      const value = optionalInteger(name);
      if (value === undefined) throw missing(name);
      return value;
    },
    optionalInteger,
    optionalFlag,
    list,
    texts(name: string): string[] {
      return list(name).map((item) => {
        if (typeof item !== "string") throw refuse(name, "must be strings");
        return item;
      });
    },
    /** `fallback` unless sent; one of `allowed`, or refused. */
    choice<T extends string>(name: string, allowed: readonly T[], fallback?: T): T {
      const value = optionalText(name) || fallback;
      if (!value) throw missing(name);
      const found = allowed.find((candidate) => candidate === value);
      if (!found) throw invalid(name, value, `must be one of ${allowed.join(", ")}`);
      return found;
    },
  };
}

/** Reads a call's parameters from where its action takes them. */
export function readParameters(
  request: WireRequest,
  source: Source,
  refusals: Refusals,
): Parameters {
  const type = request.header("content-type") ?? "";
  if (source !== "query" && request.method === "POST" && type.includes("json")) {
    return parametersOf(parseJson(request.body, refusals), refusals, true);
  }
  if (source === "json") return parametersOf({}, refusals, true);
  const form = type.includes("x-www-form-urlencoded") ? decodePairs(request.body.toString()) : [];
  return parametersOf(
    Object.fromEntries([...(request.query ?? []), ...(form ?? [])]),
    refusals,
    false,
  );
}

function parseJson(body: Buffer, { invalid }: Refusals): Record<string, unknown> {
  const text = body.toString("utf8");
  try {
    const value: unknown = JSON.parse(text || "{}");
    if (value !== null && typeof value === "object" && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch {}
  throw invalid("Body", "", "must be a JSON object");
}
