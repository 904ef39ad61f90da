import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { capabilities, roles, scopes } from "@/core/permissions";
import { actionKey, capabilityKey, errorKey, operationKey, roleKey, scopeKey } from "@/i18n/keys";
import { type AppLocale, locales } from "@/i18n/locale";
import { type Messages, messagesOf, readMessages } from "@/i18n/messages";
import { operations } from "@/server/operations";
import { placeholdersOf } from "./icu";
import { actionsOf, errorCodesOf, sources, textsOf } from "./sources";

const [zh, en] = [flat(readMessages("zh-CN")), flat(readMessages("en"))];
const all = sources();

/** Every text under its whole key. */
function flat(node: Messages | Record<string, unknown>, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(node).flatMap(([name, value]): [string, string][] =>
      typeof value === "string"
        ? [[prefix + name, value]]
        : [...flat(value as Record<string, unknown>, `${prefix}${name}.`)],
    ),
  );
}

function missing(keys: readonly string[]) {
  const known = new Set(flat(messagesOf("zh-CN")).keys());
  return [...new Set(keys)].filter((key) => !known.has(key)).sort();
}

test("both languages have the same files and keys", () => {
  expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
});

test("both languages of a text take the same arguments", () => {
  const differing = [...zh].filter(([key, text]) => {
    const [own, other] = [placeholdersOf(text), placeholdersOf(en.get(key) ?? "")];
    return own.join() !== other.filter((name) => own.includes(name) || !isPlural(key, name)).join();
  });
  expect(differing.map(([key]) => key)).toEqual([]);
});

/** Chinese knows no plural: a number that only inflects the English may be absent there. */
const isPlural = (key: string, name: string) =>
  [...(en.get(key) ?? "").matchAll(new RegExp(`\\{${name}\\b[^{]*`, "g"))].every(([use]) =>
    /^\{\w+,\s*plural/.test(use),
  );

test.each(locales)("every text in %s is sound ICU", (locale) => {
  const broken: string[] = [];
  const translate = createTranslator({
    locale,
    messages: messagesOf(locale),
    timeZone: "UTC",
    onError: ({ message }) => broken.push(message),
    getMessageFallback: ({ key }) => key,
  });
  const markup = translate.markup as unknown as (
    key: string,
    values: Record<string, unknown>,
  ) => string;
  for (const [key, text] of locale === "en" ? en : zh) {
    const values = placeholdersOf(text).map((name) =>
      name.startsWith("<") ? [name.slice(1, -1), (inner: string) => inner] : [name, 1],
    );
    markup(key, Object.fromEntries(values));
  }
  expect(broken).toEqual([]);
});

test("the English texts contain no Chinese", () => {
  const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
  expect([...en].filter(([, text]) => chinese.test(text))).toEqual([]);
});

test("the Chinese texts are Chinese, but for names and units", () => {
  const foreign = [...zh].filter(
    ([key, text]) =>
      !/\p{Script=Han}/u.test(text) &&
      /[a-z]{3}/i.test(text.replaceAll(/\{[^{}]*\}/g, "")) &&
      text !== en.get(key),
  );
  expect(foreign).toEqual([]);
  const untranslated = [...zh].filter(([key, text]) => text === en.get(key) && text.length > 24);
  expect(untranslated).toEqual([]);
});

test("every refusal has a text", () => {
  const codes = all.flatMap(errorCodesOf);
  expect(codes.length).toBeGreaterThan(50);
  expect(missing([...codes, "internal"].map(errorKey))).toEqual([]);
});

test("every action of the audit log has a text, and is written out", () => {
  const actions = all.flatMap(actionsOf);
  expect(actions.length).toBeGreaterThan(5);
  expect(missing(actions.map(actionKey))).toEqual([]);
  const built = all.filter(
    ({ file, text }) => /^modules\//.test(file) && /\baction:\s*`/.test(text),
  );
  expect(built.map(({ file }) => file)).toEqual([]);
});

test("two slices give an action the same text", () => {
  const perAction = new Map<string, Set<string>>();
  for (const [key, text] of zh) {
    const [, name] = /^audit-[^.]+\.(.+)$/.exec(key) ?? [];
    if (name) perAction.set(name, (perAction.get(name) ?? new Set()).add(text));
  }
  expect([...perAction].filter(([, texts]) => texts.size > 1)).toEqual([]);
});

test.each([
  ["capability", capabilities.map(capabilityKey)],
  ["scope", scopes.map(scopeKey)],
  ["role", roles.map(roleKey)],
  ["operation", operations.map(({ id }) => operationKey(id))],
])("every %s has a text", (_what, keys) => {
  expect(missing(keys)).toEqual([]);
});

test("every text that a component asks for is there", () => {
  const known = new Set(flat(messagesOf("zh-CN")).keys());
  const absent = all.flatMap((source) =>
    textsOf(source)
      .filter((meant) => !meant.some((key) => known.has(key)))
      .map(([key]) => `${source.file}: ${key}`),
  );
  expect(absent).toEqual([]);
});

test("a locale that is offered is one of the two", () => {
  expect(locales satisfies readonly AppLocale[]).toEqual(["zh-CN", "en"]);
});
