import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { once } from "@/core/once";
import type { AppLocale } from "./locale";

/** Texts by namespace, which is the file's name; a text's key may lead through nested objects. */
export type Messages = Record<string, Record<string, unknown>>;

/**
 * All texts of a locale, read once: one JSON file per namespace. The actions of all slices
 * (`audit-<slice>.json`) stand together under `actions` as well, because a row of the log names its
 * action and not the slice.
 */
export const messagesOf = (locale: AppLocale): Messages =>
  once(`messages.${locale}`, () => {
    const messages = readMessages(locale);
    const names = Object.keys(messages).filter(isOfActions);
    const actions: Record<string, unknown> = Object.assign(
      {},
      ...names.map((name) => messages[name]),
    );
    return { ...messages, actions };
  });

/** `audit-page` holds the words of the page that shows the log. */
const isOfActions = (name: string) => name.startsWith("audit-") && name !== "audit-page";

/** The files as they are; a test compares those of the two locales. */
export function readMessages(locale: AppLocale): Messages {
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), "src/i18n/messages", locale);
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return Object.fromEntries(
    files.map((file) => [
      file.slice(0, -".json".length),
      JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Record<string, unknown>,
    ]),
  );
}
