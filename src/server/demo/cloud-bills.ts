import type { SimulatedRow, SimulatorAccount, SimulatorControl } from "./cloud-control";
import { type Moments, monthsBetween } from "./cloud-moments";
import type { SubAccountPlan } from "./cloud-plan";

const micro = 1_000_000;

export type Bills = { rows: SimulatedRow[] }[];

/** Charges that no curve makes: money that comes back, and an adjustment by hand. */
export async function addCharges(
  control: SimulatorControl,
  [teaching, research]: readonly SimulatorAccount[],
  { dayAgo }: Moments,
): Promise<void> {
  if (!teaching || !research) return;
  const place = { accountId: research.accountId, project: "nlp-lab", product: "ark_bd" };
  await control.spend({
    ...place,
    day: dayAgo(33),
    amount: "-186.40",
    category: "refund-terminate",
  });
  await control.spend({
    accountId: teaching.accountId,
    project: "aigc-course",
    product: "tos",
    day: dayAgo(21),
    amount: "-25.00",
    category: "transfer-manual",
  });
}

/** Everything that the bills of the accounts will show at the end. */
export async function readBills(
  control: SimulatorControl,
  accounts: readonly SimulatorAccount[],
  { dayAgo }: Moments,
): Promise<Bills> {
  const bills: Bills = [];
  for (const { accountId } of accounts) {
    const rows: SimulatedRow[] = [];
    for (const month of monthsBetween(dayAgo(90), dayAgo(1))) {
      rows.push(...(await control.rows(accountId, month)));
    }
    bills.push({ rows });
  }
  return bills;
}

/** The cloud finds out late that a row everybody has seen was wrong. */
export async function correctLate(
  control: SimulatorControl,
  { accountId }: SimulatorAccount,
  rows: readonly SimulatedRow[],
  { dayAgo }: Moments,
): Promise<void> {
  const day = dayAgo(19);
  const wrong = rows.find((row) => row.day === day && row.project === "remote-sensing");
  if (!wrong) return;
  const amount = (Math.round(Number(wrong.amount) * 0.6 * 100) / 100).toFixed(2);
  await control.correctRow({ accountId, id: wrong.id, amount });
}

/** Allocations in whole yuan, in micro-units, that leave the spending at the planned ratio. */
export function amountsOf(
  { project, ratio = 1, startDaysAgo, parts = [] }: SubAccountPlan,
  rows: readonly SimulatedRow[],
  { dayAgo }: Moments,
): number[] {
  const [from, until] = [dayAgo(startDaysAgo), dayAgo(1)];
  const spent = rows
    .filter((row) => row.project === project && row.day >= from && row.day <= until)
    .reduce((sum, { amount }) => sum + Number(amount), 0);
  const total = Math.ceil(spent / ratio);
  const shares = parts.map(([, share]) => Math.round(total * share));
  const before = shares.slice(0, -1).reduce((sum, share) => sum + share, 0);
  return shares.map((share, n) => (n === shares.length - 1 ? total - before : share) * micro);
}
