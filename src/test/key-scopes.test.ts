import { expect, test } from "vitest";
import { capabilityOf, scopeOf } from "@/core/access";
import { type Scope, scopes } from "@/core/permissions";
import { capabilitiesBehind } from "@/modules/access/rules/api-keys";
import { capabilityOf as capabilityOfField } from "@/modules/quota/rules/settings";
import { operations } from "@/server/operations";

/** Changes that a look admits to, because each field they touch needs its own capability. */
const byField = ["quota.batchEdit", "quota.undoBatch", "quota.resetOverrides"];

const changesOf = (scope: Scope) =>
  operations.filter(({ kind, access }) => kind === "command" && scopeOf(access) === scope);

/** What the operations that a scope opens ask of an admin. */
const neededFor = (scope: Scope) =>
  new Set(
    changesOf(scope).flatMap(({ id, access }) =>
      byField.includes(id) ? Object.values(capabilityOfField) : (capabilityOf(access) ?? []),
    ),
  );

const withChanges = scopes.filter((scope) => changesOf(scope).length > 0);

test.each(withChanges)("whoever issues a key with %s may do all that it opens", (scope) => {
  expect([...capabilitiesBehind[scope]].sort()).toEqual([...neededFor(scope)].sort());
});

test("only an edit field by field is admitted by a look", () => {
  const looks = withChanges.flatMap(changesOf).filter(({ access }) => {
    const capability = capabilityOf(access);
    return capability !== undefined && !capability.endsWith(".write");
  });
  expect(looks.map(({ id }) => id).sort()).toEqual([...byField].sort());
});
