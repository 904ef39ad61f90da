import { expect, test } from "vitest";
import { locales } from "@/i18n/locale";
import { readMessages } from "@/i18n/messages";
import type { AlertRow } from "@/modules/alerts/queries/alert-rows";
import {
  alertTypes,
  type FactName,
  type Facts,
  factKinds,
  factWords,
  severities,
  typeKey,
} from "@/modules/alerts/rules/catalogue";
import { alertActs, alertStates } from "@/modules/alerts/rules/states";
import { renderAlert, renderTest } from "./texts";

const names = Object.keys(factKinds) as FactName[];
const sample = {
  percent: "80",
  money: "1234.5",
  day: "2026-05-03",
  instant: "2026-05-03T01:02:03Z",
};
const facts = Object.fromEntries(
  names.map((name) => {
    const kind = factKinds[name];
    if (kind === "word") return [name, factWords[name]![0]!];
    return [name, kind === "text" ? `<${name}>` : sample[kind]];
  }),
) as Facts;
const alert = (type: AlertRow["type"], over: Facts = {}): AlertRow => ({
  id: "0b0f7c1e-0000-4000-8000-000000000000",
  seq: 1,
  type,
  severity: "warning",
  subjectType: "sub_account",
  subjectId: "s",
  subjectLabel: "甲",
  dedupeKey: "k",
  details: { facts: { ...facts, ...over }, projects: [{ project: "lab", amount: "0.1" }] },
  asks: null,
  state: "open",
  raisedAt: new Date("2026-05-03T16:00:00Z"),
});

test.each(locales)("every type, fact and word has its text in %s", (locale) => {
  const {
    types,
    facts,
    values,
    severities: levels,
    states,
    acts,
  } = readMessages(locale).alerts as {
    types: Record<string, { name: string; title: string; about: string }>;
    [part: string]: Record<string, unknown>;
  };
  expect(Object.keys(types!).sort()).toEqual(alertTypes.map(typeKey).sort());
  for (const one of Object.values(types!))
    expect(Object.keys(one)).toEqual(["name", "title", "about"]);
  expect(Object.keys(facts!).sort()).toEqual([...names].sort());
  const words = Object.entries(values!).map(([name, of]) => [name, Object.keys(of as object)]);
  expect(Object.fromEntries(words)).toEqual(factWords);
  expect(Object.keys(levels!)).toEqual([...severities]);
  expect(Object.keys(states!)).toEqual([...alertStates]);
  expect(Object.keys(acts!)).toEqual(["raise", ...alertActs]);
});

test("a card in Chinese", () => {
  const { title, lines, link, note } = renderAlert(alert("sub_account.quota_step"), "zh-CN");
  expect(title).toBe("甲 的额度已用 80%");
  expect(lines.slice(0, 6)).toEqual([
    "已消费 1,234.50\u00a0元，已划拨 1,234.50\u00a0元。需要继续使用时，请提前划拨。",
    "档位：80%",
    "已划拨：1,234.50\u00a0元",
    "已消费：1,234.50\u00a0元",
    "用完之后：自动停用",
    "账单截至：2026/05/03",
  ]);
  expect(lines.at(-1)).toBe("项目 lab：0.10\u00a0元");
  expect(link.url).toBe(
    "http://localhost:3000/iam/alerts?alert=0b0f7c1e-0000-4000-8000-000000000000",
  );
  expect(note).toBe("AirGate · 2026/05/04 00:00");
});

test("what is asked and what is done are told apart, and a word nobody foresaw stands as it is", () => {
  const title = (mode: string) => renderAlert(alert("sub_account.exhausted", { mode }), "en").title;
  expect([title("ask"), title("disable")]).toEqual([
    "甲 has used up its quota: disable it?",
    "甲 has used up its quota and is being disabled",
  ]);
  const stuck = renderAlert(alert("sub_account.disable_incomplete", { change: "moved" }), "en");
  expect(stuck.title).toBe("A change of 甲 in the cloud is not complete");
  expect(stuck.lines).toContain("Change: moved");
});

test.each(locales)("no text in %s is left open, also without facts", (locale) => {
  for (const type of alertTypes) {
    const bare = { ...alert(type), details: { facts: {}, projects: [] } };
    for (const one of [alert(type), bare]) {
      const { title, lines, more, note, link } = renderAlert(one, locale);
      const texts = [title, ...lines, more, note, link.text];
      expect(texts.filter((text) => /alerts\.|[{}]|undefined/.test(text))).toEqual([]);
    }
  }
  expect(renderTest({ language: locale, name: "群" }).lines[0]).toContain("群");
});
