/** What decides where a string ends, and numbers by the grammar of JSON. */
const tokens = /\\[\s\S]|"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Reads JSON without losing digits: an integer of more than fifteen digits, and every number with
 * a fraction, comes as its text. Ids and amounts stay what the cloud wrote.
 */
export function parseJson(text: string): unknown {
  let inString = false;
  const exact = text.replace(tokens, (token) => {
    if (token === '"') inString = !inString;
    return !inString && isLongNumber(token) ? `"${token}"` : token;
  });
  return JSON.parse(exact);
}

const isLongNumber = (token: string) => /^-?\d/.test(token) && !/^-?\d{1,15}$/.test(token);

/** Writes JSON; a bigint is a number of as many digits as it has, `undefined` is left out. */
export function writeJson(value: unknown): string {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return `[${value.map(writeJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => `${JSON.stringify(key)}:${writeJson(item)}`);
  return `{${members.join(",")}}`;
}

/** An id as the cloud writes it: a number where it is one, however long. */
export const wireId = (id: string): string | bigint =>
  /^(?:0|[1-9]\d*)$/.test(id) ? BigInt(id) : id;
