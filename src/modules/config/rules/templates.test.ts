import { expect, test } from "vitest";
import { PersonRule } from "../schema/person-rule";
import { PoolTemplates, personalPoolTemplates } from "../schema/templates";
import { matchesRule, templateFor } from "./templates";

const person = {
  type: "Student",
  department: "物理学院/高能组",
  grade: "2024",
  title: null,
  groups: ["chess", "Robotics"],
  vip: true,
};

test.each([
  [{ attribute: "type", equals: "student" }, true],
  [{ attribute: "type", equals: "staff" }, false],
  [{ attribute: "grade", equals: 2024 }, true],
  [{ attribute: "vip", equals: true }, true],
  [{ attribute: "type", in: ["staff", "STUDENT"] }, true],
  [{ attribute: "type", in: ["staff"] }, false],
  [{ attribute: "department", prefix: "物理学院" }, true],
  [{ attribute: "department", prefix: "高能组" }, false],
  [{ attribute: "department", contains: "高能" }, true],
  [{ attribute: "groups", equals: "robotics" }, true],
  [{ attribute: "groups", contains: "ess" }, true],
  [{ attribute: "title", exists: false }, true],
  [{ attribute: "title", equals: "null" }, false],
  [{ attribute: "nothing", exists: true }, false],
  [{ attribute: "type", exists: true }, true],
  [{ all: [] }, true],
  [{ any: [] }, false],
  [
    {
      all: [
        { attribute: "type", exists: true },
        { attribute: "title", exists: true },
      ],
    },
    false,
  ],
  [
    {
      any: [
        { attribute: "title", exists: true },
        { attribute: "vip", equals: true },
      ],
    },
    true,
  ],
  [{ not: { attribute: "type", equals: "staff" } }, true],
] as [PersonRule, boolean][])("%j finds the person: %s", (rule, found) => {
  expect(matchesRule(PersonRule.parse(rule), person)).toBe(found);
});

test.each([
  [{ attribute: "type", equals: "x", in: ["y"] }],
  [{ attribute: "type" }],
  [{ attribute: "1 or 1=1", exists: true }],
  [{ all: "everybody" }],
  [{ not: { not: { not: { not: { not: { not: { all: [] } } } } } } }],
])("%j is no rule", (rule) => {
  expect(PersonRule.safeParse(rule).success).toBe(false);
});

const templates = PoolTemplates.parse(personalPoolTemplates.initial);

test("the first template that matches counts, and the last one finds everybody", () => {
  expect(templateFor(templates, { type: "teacher" }).name).toBe("staff");
  expect(templateFor(templates, { type: "student" }).name).toBe("student");
  expect(templateFor(templates, {}).name).toBe("everyone");
});

test.each([
  ["none", [], "config.templates_none"],
  ["a last one that does not find everybody", templates.slice(0, 1), "config.last_matches_all"],
  ["two of one name", [templates[2], templates[2]], "config.template_twice"],
])("templates with %s are refused", (_, wrong, message) => {
  const encoded = wrong.map((one) => ({
    ...one,
    allowance: "1",
    refresh: { ...one?.refresh, anchor: "2026-01-01T00:00:00Z" },
  }));
  expect(PoolTemplates.safeParse(encoded).error?.issues).toMatchObject([{ message }]);
});
