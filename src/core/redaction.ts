/** Names of fields whose text never reaches a log line, an audit row or an approval's summary. */
export const secretKeys = [
  "password",
  "currentPassword",
  "newPassword",
  "secret",
  "token",
  "apiKey",
  "authorization",
  "cookie",
  "accessKeySecret",
  "secretAccessKey",
] as const;

const secretNames: ReadonlySet<string> = new Set(secretKeys);

/** The name of the first field, at any depth, that holds a secret's text. */
export function findSecret(value: unknown): string | undefined {
  if (Array.isArray(value)) return firstDefined(value, findSecret);
  if (!isRecord(value)) return undefined;
  return firstDefined(Object.entries(value), ([key, item]) =>
    secretNames.has(key) && typeof item === "string" ? key : findSecret(item),
  );
}

/** A copy in which the text of secret fields is left out. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !secretNames.has(key));
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutSecrets(item)]));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object" && !(value instanceof Date);

function firstDefined<T, R>(items: readonly T[], find: (item: T) => R | undefined) {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
