import fc from "fast-check";
import { expect, test } from "vitest";
import { monitoredDays } from "@/modules/iam/tables";
import { prepaid } from "@/modules/quota/prepaid-tables";
import { db } from "@/test/database";
import { givenCloudAccount, givenCloudUser } from "@/test/given-prepaid";
import { projectDays } from "../cloud-tables";
import { countedSpend } from "../rules/cloud-count";
import { countSpends } from "./cloud-recount";

const day = (n: number) => `2026-03-${String(n).padStart(2, "0")}`;
const days = fc.integer({ min: 1, max: 28 });
const project = fc.constantFrom("a", "b", "c");

const interval = fc
  .tuple(project, days, fc.option(fc.integer({ min: 0, max: 10 }), { nil: null }))
  .map(([name, from, length]) => ({
    project: name,
    fromDay: day(from),
    toDay: length === null ? null : day(Math.min(28, from + length)),
  }));
/** Two open intervals of one project cannot be; overlapping closed ones must not count twice. */
const intervals = fc.uniqueArray(interval, {
  maxLength: 5,
  selector: (one) => (one.toDay === null ? one.project : JSON.stringify(one)),
});
const bill = fc.uniqueArray(
  fc.record({
    project,
    day: days.map(day),
    period: fc.constantFrom("2026-03", "2026-04"),
    amount: fc.integer({ min: -1_000_000, max: 9_000_000 }),
  }),
  { maxLength: 30, selector: (one) => `${one.project} ${one.day} ${one.period}` },
);
const user = fc.record({ intervals, firstDay: fc.option(days.map(day), { nil: null }) });

async function given(users: readonly Drawn[], rows: readonly Row[]) {
  const cloudAccountId = await givenCloudAccount();
  const ids: string[] = [];
  for (const { intervals: own, firstDay } of users) {
    const subAccountId = await givenCloudUser(cloudAccountId);
    ids.push(subAccountId);
    if (own.length > 0) {
      await db
        .insert(monitoredDays)
        .values(own.map((one) => ({ ...one, subAccountId, cloudAccountId })));
    }
    if (firstDay !== null) {
      const begun = { allocated: 1e12, maxAllocated: 1e12, epoch: 1, firstAllocatedDay: firstDay };
      await db.insert(prepaid).values({ subAccountId, ...begun, updatedAt: new Date() });
    }
  }
  if (rows.length > 0) {
    await db.insert(projectDays).values(rows.map((row) => ({ ...row, cloudAccountId, rows: 1 })));
  }
  return { cloudAccountId, ids };
}

type Drawn = {
  intervals: { project: string; fromDay: string; toDay: string | null }[];
  firstDay: string | null;
};
type Row = { project: string; day: string; period: string; amount: number };

test("the statement counts as the rule does, for everybody, for projects and for one", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(user, { minLength: 1, maxLength: 4 }), bill, async (users, rows) => {
      const { cloudAccountId, ids } = await given(users, rows);
      const expected = new Map(
        users.flatMap(({ intervals: own, firstDay }, at) =>
          firstDay === null ? [] : [[ids[at]!, countedSpend(rows, own, firstDay)]],
        ),
      );
      const found = async (scope: Parameters<typeof countSpends>[2]) =>
        new Map(
          (await countSpends(db, cloudAccountId, scope)).map(
            ({ subAccountId, spent, projects }) => {
              expect(projects.reduce((sum, { amount }) => sum + amount, 0)).toBe(spent);
              return [subAccountId, spent];
            },
          ),
        );
      expect(await found("all")).toEqual(expected);
      const [one] = ids;
      expect((await found({ subAccountId: one! })).get(one!)).toBe(expected.get(one!));
      const concerned = users.flatMap(({ intervals: own, firstDay }, at) =>
        firstDay !== null && own.some((each) => each.project === "a") ? [ids[at]!] : [],
      );
      const ofProject = await found({ projects: ["a"] });
      expect([...ofProject.keys()].sort()).toEqual(concerned.sort());
      for (const [id, spent] of ofProject) expect(spent).toBe(expected.get(id));
    }),
    { numRuns: 60 },
  );
});

test("each user's figure is its own: nobody of another cloud account is counted", async () => {
  const rows = [{ project: "a", day: day(5), period: "2026-03", amount: 7 }];
  const users = [{ intervals: [{ project: "a", fromDay: day(1), toDay: null }], firstDay: day(1) }];
  const [one, two] = [await given(users, rows), await given(users, [])];
  const spentIn = async (cloudAccountId: string) =>
    (await countSpends(db, cloudAccountId, "all")).map(({ subAccountId, spent }) => [
      subAccountId,
      spent,
    ]);
  expect(await spentIn(one.cloudAccountId)).toEqual([[one.ids[0], 7]]);
  expect(await spentIn(two.cloudAccountId)).toEqual([[two.ids[0], 0]]);
});
