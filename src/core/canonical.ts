/**
 * JSON with sorted keys and no white space: equal values always give equal text. Keys are sorted as
 * RFC 8785 does, by UTF-16 code units; a moment is its ISO text.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== "object" || value instanceof Date) {
    return JSON.stringify(value) ?? "null";
  }
  return Array.isArray(value) ? listed(value) : named(value as Record<string, unknown>);
}

function listed(items: readonly unknown[]): string {
  let text = "";
  for (const item of items) text += text === "" ? canonicalJson(item) : `,${canonicalJson(item)}`;
  return `[${text}]`;
}

function named(fields: Readonly<Record<string, unknown>>): string {
  let text = "";
  // Without a comparison of our own, texts are compared by their code units.
  for (const name of Object.keys(fields).sort()) {
    if (fields[name] === undefined) continue;
    text += `${text === "" ? "" : ","}${JSON.stringify(name)}:${canonicalJson(fields[name])}`;
  }
  return `{${text}}`;
}
