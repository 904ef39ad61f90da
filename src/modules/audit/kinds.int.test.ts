import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { testContext } from "@/test/context";
import { db } from "@/test/database";
import { recordFacts } from "./commands/record";
import { listAuditKinds } from "./queries";

const actor: Actor = { type: "admin", id: "k@b.example", email: "k@b.example", role: "ops" };

test("the kinds of actions are those that occur, each once and in order", async () => {
  const kind = `kind_${randomUUID().replaceAll(/[^a-f]/g, "")}`;
  const audit = ["b", "a", "b"].map((verb) => ({
    action: `${kind}.${verb}`,
    targetType: kind,
    targetId: "1",
    old: null,
    new: null,
    reason: null,
  }));
  const caller = { actor, requestId: "r1", ip: "192.0.2.7", userAgent: "test" };
  await db.transaction((tx) =>
    recordFacts(tx, { facts: { audit }, operation: "test.changeThing", caller, now: new Date() }),
  );

  const { actions, targetTypes } = await listAuditKinds(testContext().ctx, {});
  expect(actions.filter((action) => action.startsWith(`${kind}.`))).toEqual([
    `${kind}.a`,
    `${kind}.b`,
  ]);
  expect(targetTypes.filter((type) => type === kind)).toHaveLength(1);
});
