import { Inngest } from "inngest";
import { expect, test } from "vitest";
import { locales } from "@/i18n/locale";
import { readMessages } from "@/i18n/messages";
import { functions } from "./functions";

test.each(locales)("every job has a name in %s, under jobs.names", (locale) => {
  const named = Object.keys((readMessages(locale).jobs?.names ?? {}) as object).sort();
  const ids = functions(new Inngest({ id: "airgate" })).map(({ opts }) => opts.id);
  expect(named).toEqual(ids.sort());
});
