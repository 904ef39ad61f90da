import { messagesOf } from "@/i18n/messages";
import type { Locale } from "../route";

/** The texts of the reference in one language, as they stand in `api-routes.json`. */
export type Words = {
  of(...path: readonly string[]): string;
  find(...path: readonly string[]): string | undefined;
};

export function wordsIn(locale: Locale): Words {
  const root = messagesOf(locale)["api-routes"];
  const find = (...path: readonly string[]) => {
    let node: unknown = root;
    for (const name of path) node = (node as Record<string, unknown> | undefined)?.[name];
    return typeof node === "string" ? node : undefined;
  };
  const of = (...path: readonly string[]) => {
    const text = find(...path);
    if (text === undefined) throw new Error(`the reference has no text for ${path.join(".")}`);
    return text;
  };
  return { of, find };
}

/**
 * What a field is: as its route says it, else as its parent has it, else as everywhere.
 * @throws Error when there is no text at all, which a test finds
 */
export function fieldText(words: Words, id: string, parent: string, name: string): string {
  return (
    words.find(id, "fields", `${parent}_${name}`) ??
    words.find(id, "fields", name) ??
    words.find("fields", `${parent}_${name}`) ??
    words.of("fields", name)
  );
}
