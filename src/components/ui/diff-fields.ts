export type FieldChange = { path: string; before: unknown; after: unknown };

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The fields that differ between two records, nested ones by their path ("limits.perDay").
 * A field that was absent is `undefined` on that side; lists are compared as a whole.
 */
export function changedFields(
  before: Fields | null,
  after: Fields | null,
  root = "",
): FieldChange[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].flatMap((name) => {
    const path = root ? `${root}.${name}` : name;
    const [old, next] = [before?.[name], after?.[name]];
    if (isFields(old) && isFields(next)) return changedFields(old, next, path);
    return JSON.stringify(old) === JSON.stringify(next) ? [] : [{ path, before: old, after: next }];
  });
}
