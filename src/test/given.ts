import { randomUUID } from "node:crypto";
import type { Db } from "@/core/db";
import { approachIndex } from "@/modules/config/queries/approaches";
import { approaches } from "@/modules/config/tables";
import { people } from "@/modules/directory/tables";
import { policyIndex } from "@/modules/policy/queries/rules";
import { groupings, rules } from "@/modules/policy/tables";
import { ledger, pools } from "@/modules/quota/tables";

/** A key that no other test uses. */
export const fresh = (name: string) => `${name}-${randomUUID().slice(0, 13)}`;

export async function givenPerson(db: Db, values: Partial<typeof people.$inferInsert> = {}) {
  const upn = values.upn ?? `${fresh("p")}@link.example.edu`;
  await db.insert(people).values({ displayName: "某人", ...values, upn });
  return upn;
}

export async function givenApproach(db: Db, values: Partial<typeof approaches.$inferInsert> = {}) {
  const id = values.id ?? fresh("model");
  await db
    .insert(approaches)
    .values({ labelZh: id, labelEn: id, provider: "test", kind: "chat", ...values, id });
  await seen(async () => (await approachIndex().get()).has(id));
  return id;
}

/** A pool with its opening row, so that Σ ledger = balance from the start. */
export async function givenPool(db: Db, values: Partial<typeof pools.$inferInsert> = {}) {
  const name = values.name ?? fresh("pool");
  const createdAt = values.createdAt ?? new Date("2026-01-01T00:00:00+08:00");
  const remaining = values.remaining ?? 0;
  const booster = values.booster ?? 0;
  await db.insert(pools).values({
    label: name,
    refreshUnit: "month",
    refreshEvery: -1,
    refreshAnchor: createdAt,
    allowance: Math.max(0, remaining),
    allowanceGranted: Math.max(0, remaining),
    boosterGranted: booster,
    lastRefreshedAt: createdAt,
    nextRefreshAt: null,
    createdAt,
    updatedAt: createdAt,
    ...values,
    remaining,
    booster,
    name,
  });
  await db.insert(ledger).values({
    pool: name,
    kind: "opening",
    remainingDelta: remaining,
    boosterDelta: booster,
    remainingAfter: remaining,
    boosterAfter: booster,
    requestId: "opening",
    actorId: "test",
    createdAt,
  });
  return name;
}

export const givenMember = (db: Db, upn: string, pool: string) =>
  db.insert(groupings).values({ member: upn, role: pool, origin: "manual" });

export async function givenRule(
  db: Db,
  values: Pick<typeof rules.$inferInsert, "sub" | "obj" | "act"> &
    Partial<typeof rules.$inferInsert>,
) {
  await db.insert(rules).values({ dom: "*", eft: "allow", ...values });
  await seen(async () => Boolean((await policyIndex().get()).get(values.sub)?.has(values.obj)));
}

/** Waits until this instance has heard of a change: its caches follow the tables, not the caller. */
async function seen(condition: () => Promise<boolean>) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error("a change was not announced within a second");
}

/** A person who may use an approach on a pool: the usual start of a test about money. */
export async function givenUser(db: Db, pool: Partial<typeof pools.$inferInsert> = {}) {
  const [upn, name, approach] = await Promise.all([
    givenPerson(db),
    givenPool(db, pool),
    givenApproach(db),
  ]);
  await Promise.all([
    givenMember(db, upn, name),
    givenRule(db, { sub: name, obj: `model/${approach}`, act: "use" }),
  ]);
  return { upn, pool: name, approach };
}
