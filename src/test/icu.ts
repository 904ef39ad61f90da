/** The names of a message's arguments and tags; throws when its braces do not match. */
export function placeholdersOf(message: string): string[] {
  const found = new Set<string>();
  const end = readText(message, 0, found, 0);
  if (end !== message.length) throw new Error(`unmatched brace in ${message}`);
  for (const [, tag] of message.matchAll(/<([a-zA-Z]\w*)>/g)) found.add(`<${tag}>`);
  return [...found].sort();
}

/** Reads up to the brace that closes the depth, or the end. */
function readText(message: string, start: number, found: Set<string>, depth: number): number {
  for (let at = start; at < message.length; at += 1) {
    const sign = message[at];
    // At depth 0 the caller sees that this is not the end.
    if (sign === "}") return at;
    if (sign === "{") at = readArgument(message, at + 1, found);
    if (sign === "'") at = quoteEnd(message, at);
  }
  if (depth > 0) throw new Error(`unclosed brace in ${message}`);
  return message.length;
}

/** An apostrophe quotes only before a sign that means something. */
function quoteEnd(message: string, at: number): number {
  if (!"{}<>".includes(message[at + 1] ?? " ")) return at;
  const end = message.indexOf("'", at + 1);
  return end === -1 ? message.length : end;
}

/** Reads `name}`, `name, number, style}` or `name, plural, one {…} other {…}}`. */
function readArgument(message: string, start: number, found: Set<string>): number {
  const rest = message.slice(start);
  const name = /^\s*(\w+)\s*/.exec(rest);
  if (!name) throw new Error(`an argument without a name in ${message}`);
  found.add(name[1]!);
  let at = start + name[0].length;
  while (message[at] !== "}") {
    if (at >= message.length) throw new Error(`unclosed argument in ${message}`);
    if (message[at] === "{") at = readText(message, at + 1, found, 1);
    at += 1;
  }
  return at;
}
