import { createTranslator } from "next-intl";
import { messagesOf } from "@/i18n/messages";
import type { Locale } from "./route";

/** Texts without arguments, which the hot path asks for on each answer. */
const plain = new Map<string, string>();

/** The text of a code: `quota.pool_not_found` stands in `errors-quota` as `pool_not_found`. */
export function textOf(locale: Locale, code: string, details: Record<string, unknown>): string {
  const name = `${locale} ${code}`;
  const known = plain.get(name);
  if (known !== undefined) return known;
  const dot = code.indexOf(".");
  const [namespace, key] = [`errors-${code.slice(0, dot)}`, code.slice(dot + 1)];
  const messages = messagesOf(locale);
  const text = messages[namespace]?.[key];
  if (typeof text !== "string") return code;
  if (!text.includes("{")) {
    plain.set(name, text);
    return text;
  }
  const translate = createTranslator({ locale, messages: { [namespace]: messages[namespace] } });
  return (translate as (key: string, values: Record<string, unknown>) => string)(
    `${namespace}.${key}`,
    details,
  );
}
