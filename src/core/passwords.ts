import { z } from "zod";
import { commonPasswords, commonWords } from "./common-passwords";
import { DomainError } from "./errors";

/** Shorter ones are refused; from the advised length on, guessing is hopeless. */
export const passwordLength = { least: 8, advised: 15, most: 128 } as const;

/** A password as somebody types it to prove who they are. */
export const TypedPassword = z
  .string()
  .min(1, "password.required")
  .max(1024, "password.too_long")
  .normalize("NFKC");

/** A password somebody chooses: any characters, long enough, and not a common one (product.md §1). */
export const NewPassword = z
  .string()
  .max(1024, "password.too_long")
  .normalize("NFKC")
  .refine((text) => lengthOf(text) >= passwordLength.least, "password.too_short")
  .refine((text) => lengthOf(text) <= passwordLength.most, "password.too_long")
  .refine((text) => !isCommon(text), "password.common");

/**
 * Refuses a password that is little more than what everybody knows of the account: the parts of its
 * e-mail, UPN or user name, and the product's name.
 * @throws password.guessable
 */
export function requireUnrelated(password: string, facts: readonly string[]): void {
  const plain = withoutSigns(password);
  let rest = plain;
  for (const word of wordsOf(["airgate", ...facts])) rest = rest.replaceAll(word, "");
  if (rest !== plain && lengthOf(rest) < passwordLength.least) {
    throw new DomainError("invalid", "password.guessable");
  }
}

const withoutSigns = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/** The parts of each fact, the longest first; one or two letters say nothing. */
function wordsOf(facts: readonly string[]): string[] {
  const words = facts.flatMap((fact) => [
    withoutSigns(fact.split("@")[0] ?? ""),
    ...fact.toLowerCase().split(/[^\p{L}\p{N}]+/u),
  ]);
  return words.filter(({ length }) => length >= 3).sort((a, b) => b.length - a.length);
}

const lengthOf = (text: string) => [...text].length;

/** Listed, or a listed word with digits and signs around it, or one short piece repeated. */
function isCommon(password: string): boolean {
  const plain = password.toLowerCase();
  const word = withoutDisguise(plain);
  return (
    commonPasswords.has(plain) ||
    commonWords.has(word) ||
    /^(.{1,4}?)\1+.?$/u.test(plain) ||
    isRun(plain)
  );
}

const disguises: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
};

function withoutDisguise(plain: string): string {
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  return core.replace(/[013457@$]/g, (sign) => disguises[sign] ?? sign);
}

/** `abcdefgh`, `98765432`: each character next to the one before. */
function isRun(plain: string): boolean {
  const codes = [...plain].map((sign) => sign.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  return steps.length > 0 && Math.abs(steps[0] ?? 0) === 1 && steps.every((s) => s === steps[0]);
}
