/** Conditions on events: the part of CEL that the product uses, `a == b && c != 'd'`. */
export type Expression = readonly Comparison[];
type Comparison = { left: Operand; equal: boolean; right: Operand };
type Operand = { path: readonly string[] } | { value: unknown };

const TOKEN =
  /\s*(?:(?<operator>&&|==|!=)|'(?<single>(?:[^'\\]|\\.)*)'|"(?<double>(?:[^"\\]|\\.)*)"|(?<number>-?\d+(?:\.\d+)?)|(?<word>true|false|null)\b|(?<path>(?:event|async)(?:\.\w+)+))\s*/y;

/**
 * Reads comparisons of event paths and literals, joined by `&&`.
 * Throws on anything else, so that an unsupported condition is seen at start-up, not ignored.
 */
export function parseExpression(text: string): Expression {
  const tokens = tokenize(text);
  return Array.from({ length: Math.ceil((tokens.length + 1) / 4) }, (_, index) =>
    comparison(tokens.slice(index * 4, index * 4 + 4), index * 4 + 3 >= tokens.length, text),
  );
}

function comparison(tokens: readonly Token[], last: boolean, text: string): Comparison {
  const [left, operator, right, and] = tokens;
  const sound = isComparison(operator) && and === (last ? undefined : "&&");
  if (!sound || !isOperand(left) || !isOperand(right)) throw unsupported(text);
  return { left, equal: operator === "==", right };
}

/** Whether the values fulfil the condition. A path that leads nowhere never equals anything. */
export function fulfils(
  expression: Expression,
  values: { event?: unknown; async?: unknown },
): boolean {
  return expression.every(({ left, equal, right }) => {
    const a = evaluate(left, values);
    const b = evaluate(right, values);
    if (a === undefined || b === undefined) return !equal;
    return (a === b) === equal;
  });
}

/** The value at a path such as `event.data.pool`, as text; undefined when it leads nowhere. */
export function valueAt(path: string, event: unknown): string | undefined {
  const value = follow(path.split("."), { event });
  return value === undefined ? undefined : String(value);
}

type Token = string | Operand;

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const groups = TOKEN.exec(text)?.groups;
    if (!groups) throw unsupported(text);
    tokens.push(groups.operator ?? operand(groups));
  }
  return tokens;
}

function operand({
  path,
  number,
  word,
  single,
  double,
}: Record<string, string | undefined>): Operand {
  if (path) return { path: path.split(".") };
  if (number) return { value: Number(number) };
  if (word) return { value: JSON.parse(word) };
  return { value: (single ?? double ?? "").replace(/\\(.)/g, "$1") };
}

const isOperand = (token: Token | undefined): token is Operand => typeof token === "object";
const isComparison = (token: Token | undefined) => token === "==" || token === "!=";

function evaluate(operand: Operand, values: { event?: unknown; async?: unknown }): unknown {
  return "value" in operand ? operand.value : follow(operand.path, values);
}

function follow(path: readonly string[], values: unknown): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      value !== null && typeof value === "object" && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    values,
  );
}

const unsupported = (text: string) =>
  new Error(`the embedded runner does not understand the condition: ${text}`);
