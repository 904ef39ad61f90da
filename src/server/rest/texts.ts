import { env } from "@/core/env";
import { errorKey } from "@/i18n/keys";
import { messagesOf } from "@/i18n/messages";
import { translator } from "@/i18n/translator";
import type { Locale } from "./route";

/** Texts without arguments, which the hot path asks for on each answer. */
const plain = new Map<string, string>();

/** The text of a code in the caller's language; the code itself where there is none. */
export function textOf(locale: Locale, code: string, details: Record<string, unknown>): string {
  const name = `${locale} ${code}`;
  const known = plain.get(name);
  if (known !== undefined) return known;
  const key = errorKey(code);
  const dot = key.indexOf(".");
  const text = messagesOf(locale)[key.slice(0, dot)]?.[key.slice(dot + 1)];
  if (typeof text !== "string") return code;
  if (text.includes("{")) return translator(locale, env().TIME_ZONE)(key, details as Values);
  plain.set(name, text);
  return text;
}

/** The details of a `DomainError` are plain values. */
type Values = Record<string, string | number | boolean | null>;
