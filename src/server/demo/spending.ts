import { DateTime } from "luxon";
import { formatMoney } from "@/core/money";
import { recordCharges } from "@/modules/billing/commands/charges";
import { asBackend } from "./callers";
import { priceList } from "./catalogue";
import type { Random } from "./random";

/** Somebody who spends: a pool, who may, on what, and coins on a usual day. */
export type Spender = {
  pool: string;
  members: string[];
  approaches: string[];
  coinsPerDay: number;
};

type Charge = Record<string, unknown>;

/** When in the day people chat: mornings, afternoons, and a long evening. */
const hours = [9, 10, 11, 14, 15, 16, 20, 21, 22];
const weekday = [1, 1.05, 1.1, 1, 0.9, 0.45, 0.4];
const perDay = 620;

/**
 * Ninety days of use, booked hour by hour through the real operation at the hour's own time, so
 * that refreshes, ledger and charges are what they would have been.
 */
export async function spend(
  random: Random,
  {
    spenders,
    keyId,
    zone,
    until,
    days,
  }: {
    spenders: readonly Spender[];
    keyId: string;
    zone: string;
    until: Date;
    days: number;
  },
  progress: (share: number) => void,
): Promise<number> {
  const today = DateTime.fromJSDate(until, { zone }).startOf("day");
  const total = spenders.reduce((sum, { coinsPerDay }) => sum + coinsPerDay, 0);
  let count = 0;
  for (let day = days; day >= 0; day -= 1) {
    const date = today.minus({ days: day });
    for (const hour of hours) {
      const at = date.set({ hour, minute: random.below(60) }).toJSDate();
      if (at >= until) break;
      const charges = chargesOf(random, { spenders, total, day, days, date, at });
      if (charges.length > 0) await recordCharges(asBackend(keyId, at), { charges });
      count += charges.length;
    }
    progress((days - day) / days);
  }
  return count;
}

function chargesOf(
  random: Random,
  {
    spenders,
    total,
    day,
    days,
    date,
    at,
  }: {
    spenders: readonly Spender[];
    total: number;
    day: number;
    days: number;
    date: DateTime;
    at: Date;
  },
): Charge[] {
  const term = 0.75 + 0.35 * (1 - day / days);
  const factor = (weekday[date.weekday - 1] ?? 1) * term * (0.9 + random.next() * 0.2);
  return spenders.flatMap((spender) => {
    const share = (perDay * spender.coinsPerDay) / total / hours.length;
    const calls = Math.floor(share * factor + random.next());
    const coins = (spender.coinsPerDay * factor) / hours.length / Math.max(1, calls);
    return Array.from({ length: calls }, () => chargeOf(random, spender, coins, at));
  });
}

function chargeOf(random: Random, spender: Spender, coins: number, at: Date): Charge {
  // A pool's few regulars make most of its calls.
  const who = Math.floor(random.next() ** 2 * spender.members.length);
  const approach = spender.approaches[Math.floor(random.next() ** 2 * spender.approaches.length)];
  const micros = Math.max(100, Math.round(coins * random.skewed(1.1) * 1_000_000));
  const occurred = new Date(at.getTime() - random.below(3_000) * 1_000);
  return {
    charge_id: `demo-${at.getTime().toString(36)}-${random.below(2 ** 31).toString(36)}`,
    upn: spender.members[who],
    quota_pool: spender.pool,
    approach_id: approach,
    svc: random.chance(0.85) ? "chat" : "drama",
    cost: formatMoney(micros),
    occurred_at: occurred.toISOString(),
    remark: remarkOf(random, approach ?? "", micros, occurred),
  };
}

const tools = ["web_search", "code_interpreter", "file_reader", "calculator"];

function remarkOf(random: Random, approach: string, micros: number, occurred: Date) {
  const price = priceList.find(({ approachId }) => approachId === approach)?.perMillion;
  const output = Math.round((micros / ((price?.output_tokens ?? 0) || 2_000_000)) * 700_000);
  return {
    chat_session_id: `s-${occurred.getTime().toString(36).slice(0, 5)}-${random.below(60)}`,
    msg_idx: random.between(1, 24),
    models: [
      { name: approach, input_tokens: output * random.between(1, 4), output_tokens: output },
    ],
    tool_calls: random.chance(0.2)
      ? [{ name: random.pick(tools), ms: random.between(90, 2_400) }]
      : [],
  };
}
