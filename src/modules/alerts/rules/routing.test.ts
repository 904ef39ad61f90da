import { expect, test } from "vitest";
import { type AlertType, isAtLeast, type Severity, severities, severityOf } from "./catalogue";
import { routesOf } from "./routing";

const all = { enabled: true, types: [] as AlertType[], minSeverity: "info" as Severity };
const exhausted = {
  type: "sub_account.exhausted",
  severity: "critical",
  subjectId: "s",
} as const;
const ids = (targets: Parameters<typeof routesOf>[0], alert: Parameters<typeof routesOf>[1]) =>
  routesOf(targets, alert).map(({ id }) => id);

test("an alert goes to the targets that are on and take its type and severity", () => {
  const targets = [
    { ...all, id: "all" },
    { ...all, id: "off", enabled: false },
    {
      ...all,
      id: "same type",
      types: ["bills.poll_failed", "sub_account.exhausted"] as AlertType[],
    },
    { ...all, id: "other type", types: ["bills.poll_failed"] as AlertType[] },
    { ...all, id: "critical only", minSeverity: "critical" as const },
  ];
  expect(ids(targets, exhausted)).toEqual(["all", "same type", "critical only"]);
  const restored = { ...exhausted, severity: "info" } as const;
  expect(ids(targets, restored)).toEqual(["all", "same type"]);
});

test("what is wrong with a target is told to the others", () => {
  const targets = ["ill", "well"].map((id) => ({ ...all, id }));
  const dead = { type: "webhook.target_dead", severity: "warning", subjectId: "ill" } as const;
  expect(ids(targets, dead)).toEqual(["well"]);
});

test("severities have an order", () => {
  const table = severities.map((severity) =>
    severities.filter((least) => isAtLeast(severity, least)),
  );
  expect(table).toEqual([["info"], ["info", "warning"], ["info", "warning", "critical"]]);
});

test.each([
  ["sub_account.quota_step", "50", "info"],
  ["sub_account.quota_step", "79", "info"],
  ["sub_account.quota_step", "80", "warning"],
  ["sub_account.exhausted", undefined, "critical"],
  ["sub_account.restored", undefined, "info"],
] as const)("%s at step %s is %s", (type, step, severity) => {
  expect(severityOf(type, step ? { step } : {})).toBe(severity);
});
