import { randomUUID } from "node:crypto";
import { eq, sum } from "drizzle-orm";
import { expect } from "vitest";
import { recordCharge } from "@/modules/billing/commands/charges";
import { checkBalance } from "@/modules/billing/commands/check-balance";
import { ledger, pools } from "@/modules/quota/tables";
import { apiKey, testContext } from "./context";
import { db } from "./database";
import { givenUser } from "./given";

export const coin = 1_000_000;

/** A chat backend's context: both scopes that move money. */
export const context = (now = new Date()) =>
  testContext({ actor: apiKey("balance:check", "charges:write"), now }).ctx;

export async function givenAccount(pool: Parameters<typeof givenUser>[1]) {
  const user = await givenUser(db, pool);
  const base = { upn: user.upn, quota_pool: user.pool, approach_id: user.approach };
  return {
    ...user,
    base,
    check: (hold?: { id: string; amount: number; ttl_seconds?: number }, now?: Date) =>
      checkBalance(context(now), {
        ...base,
        hold: hold && { ttl_seconds: 60, ...hold },
      }),
    charge: (cost: number, more: object = {}, now?: Date) =>
      recordCharge(context(now), { ...base, charge_id: randomUUID(), svc: "chat", cost, ...more }),
    stored: async () => {
      const [row] = await db.select().from(pools).where(eq(pools.name, user.pool));
      return row!;
    },
    entries: () => db.select().from(ledger).where(eq(ledger.pool, user.pool)),
  };
}

/** Σ ledger deltas = balance, for each bucket. */
export async function expectConserved(pool: string) {
  const [row] = await db.select().from(pools).where(eq(pools.name, pool));
  const [total] = await db
    .select({ remaining: sum(ledger.remainingDelta), booster: sum(ledger.boosterDelta) })
    .from(ledger)
    .where(eq(ledger.pool, pool));
  expect([Number(total?.remaining), Number(total?.booster)]).toEqual([
    row?.remaining,
    row?.booster,
  ]);
}
