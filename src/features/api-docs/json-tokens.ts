export type JsonToken = { text: string; kind: "key" | "text" | "literal" | "plain" };

const pattern = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?/g;

/** Printed JSON in pieces: what is a field's name, a text, a number. */
export function jsonTokens(json: string): JsonToken[] {
  const tokens: JsonToken[] = [];
  let end = 0;
  for (const match of json.matchAll(pattern)) {
    if (match.index > end) tokens.push({ text: json.slice(end, match.index), kind: "plain" });
    const [whole, quoted, colon] = match;
    tokens.push({ text: quoted ?? whole, kind: kindOf(quoted, colon) });
    if (colon) tokens.push({ text: colon, kind: "plain" });
    end = match.index + whole.length;
  }
  if (end < json.length) tokens.push({ text: json.slice(end), kind: "plain" });
  return tokens;
}

function kindOf(quoted: string | undefined, colon: string | undefined): JsonToken["kind"] {
  if (quoted === undefined) return "literal";
  return colon ? "key" : "text";
}
