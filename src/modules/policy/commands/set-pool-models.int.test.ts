import { afterAll, expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { stopListening } from "@/core/listen";
import { admin, apiKey, manager, subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import { fresh, givenApproach } from "@/test/given";
import { rulesOf } from "../queries/list-rules";
import { SetPoolModels } from "../schema/models";
import { rules } from "../tables";
import { setPoolModels } from "./set-pool-models";

afterAll(() => stopListening());

const reason = "the grid of a test";
const now = new Date("2026-03-01T00:00:00Z");
type Cell = { approach_id: string; setting: "allow" | "deny" | "none" };

async function given({ actor = admin() }: { actor?: Actor } = {}) {
  const { ctx, recorded } = testContext({ actor, now });
  const pool = fresh("pool");
  const [a, b] = await Promise.all([givenApproach(db), givenApproach(db)]);
  const set = (cells: Cell[], dom = "*") =>
    setPoolModels(ctx, SetPoolModels.parse({ pool, dom, cells, reason }));
  const stored = async () =>
    (await rulesOf(db, [pool])).map(({ dom, obj, eft }) => `${dom} ${obj} ${eft}`).sort();
  return { pool, a, b, set, stored, recorded };
}

test("each cell becomes the pool's own rule, or none, and the audit row lists both sides", async () => {
  const { pool, a, b, set, stored, recorded } = await given();
  await set([
    { approach_id: a, setting: "allow" },
    { approach_id: "*", setting: "deny" },
  ]);
  expect(await stored()).toEqual([`* model/* deny`, `* model/${a} allow`]);
  const { added, removed } = await set([
    { approach_id: a, setting: "deny" },
    { approach_id: b, setting: "allow" },
    { approach_id: "*", setting: "none" },
  ]);
  expect(await stored()).toEqual([`* model/${a} deny`, `* model/${b} allow`].sort());
  expect([added.length, removed.length]).toEqual([2, 2]);
  const both = recorded[1]!.audit as unknown as {
    old: { rules: object[] };
    new: { rules: object[] };
  };
  expect(both).toMatchObject({ action: "policy.models.set", targetId: pool, reason });
  expect([both.old.rules.length, both.new.rules.length]).toEqual([2, 2]);
});

test("a replay changes nothing and leaves no audit row", async () => {
  const { a, set, stored, recorded } = await given();
  await set([{ approach_id: a, setting: "allow" }]);
  const before = await stored();
  expect(await set([{ approach_id: a, setting: "allow" }])).toEqual({ added: [], removed: [] });
  expect(await stored()).toEqual(before);
  expect(recorded.map(({ audit }) => audit === null)).toEqual([false, true]);
});

test("other domains, other pools and the dark room stay", async () => {
  const { pool, a, set, stored } = await given();
  await set([{ approach_id: a, setting: "allow" }], "staging");
  const shut = { sub: pool, dom: "*", obj: `model/${a}`, act: "use", eft: "deny" as const };
  await db.insert(rules).values({ ...shut, expiresAt: new Date("2027-01-01T00:00:00Z") });
  await set([{ approach_id: a, setting: "none" }]);
  expect(await stored()).toEqual([`* model/${a} deny`, `staging model/${a} allow`]);
});

test("an unknown approach is not found, and nothing of the batch is kept", async () => {
  const { a, set, stored, recorded } = await given();
  const cells: Cell[] = [
    { approach_id: a, setting: "allow" },
    { approach_id: "no-such-model", setting: "allow" },
  ];
  await expect(set(cells)).rejects.toMatchObject({
    kind: "not_found",
    code: "policy.approach_not_found",
  });
  expect(await stored()).toEqual([]);
  expect(recorded).toEqual([]);
  await expect(set([{ approach_id: "no-such-model", setting: "none" }])).resolves.toBeDefined();
});

test.each([
  { who: "a role without the capability", actor: admin("reviewer") },
  { who: "a manager", actor: manager() },
  { who: "an API key that may only read", actor: apiKey("policy:read", "pools:write") },
  { who: "a sub-account", actor: subAccount() },
])("$who may not set models", async ({ actor }) => {
  const { a, set, stored } = await given({ actor });
  const refused = set([{ approach_id: a, setting: "allow" }]);
  await expect(refused).rejects.toMatchObject({ kind: "forbidden" });
  expect(await stored()).toEqual([]);
});

test.each([
  ["a person", { pool: "ann@x.edu" }],
  [
    "the same approach twice",
    { cells: [0, 1].map(() => ({ approach_id: "a", setting: "allow" })) },
  ],
  ["no cell", { cells: [] }],
  ["no reason", { reason: " " }],
])("the schema refuses %s", (_, over) => {
  const valid = { pool: "lab", cells: [{ approach_id: "a", setting: "allow" }], reason };
  expect(SetPoolModels.safeParse(valid).success).toBe(true);
  expect(SetPoolModels.safeParse({ ...valid, ...over }).success).toBe(false);
});

test("twenty parallel edits of one cell leave exactly one rule", async () => {
  const { a, set, stored } = await given();
  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      set([{ approach_id: a, setting: n % 2 ? "allow" : "deny" }]),
    ),
  );
  expect(await stored()).toHaveLength(1);
});
