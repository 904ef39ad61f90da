import type { Failure } from "./cloud-error";
import { encode } from "./signing";

/** The longest message of the cloud that is looked at, and how much of it is shown. */
const longest = 8_192;
const shown = 500;

/** A secret shorter than this is looked for between quotes only: any text holds an `a`. */
const short = 4;

/**
 * A failure that anybody may read and log. `InvalidPassword` echoes the password, other messages
 * keys; the reason in them (`err: '…'`) stays, for it says what the rule is.
 */
export function scrubbed(failure: Failure, secrets: readonly string[]): Failure {
  const kept = secrets.filter(Boolean);
  const holds = (text: string) => kept.some((secret) => echoes(text, secret));
  const text = failure.text === undefined ? undefined : reasonOf(failure.text, kept);
  const { requestId } = failure;
  return {
    ...failure,
    code: isName(failure.code) && !holds(failure.code) ? failure.code : "Unnamed",
    requestId: requestId && isName(requestId) && !holds(requestId) ? requestId : undefined,
    text,
  };
}

const isName = (text: string) => /^[\w.:-]{1,100}$/.test(text);

/**
 * What of a message may be shown. It is withheld wholly when a secret is in it in a form that cannot
 * simply be cut out.
 */
function reasonOf(message: string, secrets: readonly string[]): string | undefined {
  if (message.length > longest) return undefined;
  const cut = secrets.reduce(withoutForms, message);
  if (secrets.some((secret) => echoes(cut, secret))) return undefined;
  const last = cut.lastIndexOf("err: '");
  const reason = last < 0 ? cut : cut.slice(last + 6).replace(/'\.?\s*$/, "");
  return reason
    .replace(/HMAC-SHA256\s+Credential=.*/gis, "***")
    .replace(/\b[0-9a-f]{64}\b/gi, "***")
    .replace(/\p{Cc}+/gu, " ")
    .toWellFormed()
    .trim()
    .slice(0, shown);
}

function withoutForms(text: string, secret: string): string {
  const json = JSON.stringify(secret).slice(1, -1);
  const whole = secret.toWellFormed();
  const forms = [secret, json, encode(whole), encodeURIComponent(whole)];
  if (secret.length >= short)
    return forms.reduce((rest, form) => rest.replaceAll(form, "***"), text);
  return forms
    .flatMap((form) => [`'${form}'`, `"${form}"`])
    .reduce((rest, form) => rest.replaceAll(form, "'***'"), text);
}

/** Whether a text holds a secret, however it is encoded: percent, JSON, HTML, up to three times. */
function echoes(text: string, secret: string): boolean {
  if (secret.length < short) return false;
  const sought = secret.toLowerCase();
  let texts = new Set([text]);
  for (let depth = 0; depth <= 3; depth += 1) {
    if ([...texts].some((item) => item.toLowerCase().includes(sought))) return true;
    texts = new Set([...texts].flatMap((item) => decoders.map((decode) => decode(item))));
  }
  return false;
}

const decoders: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) =>
    text.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) =>
      Buffer.from(bytes.replaceAll("%", ""), "hex").toString("utf8"),
    ),
  (text) => text.replaceAll("+", " "),
  (text) =>
    text
      .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
      .replace(/\\([\s\S])/g, (_, char: string) => controls[char] ?? char),
  (text) =>
    text
      .replace(/&#(x?)([0-9a-f]{1,6});/gi, (_, x: string, digits: string) =>
        fromCodePoint(Number.parseInt(digits, x ? 16 : 10)),
      )
      .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? ""),
];
const controls: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};
const fromCodePoint = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : "");
