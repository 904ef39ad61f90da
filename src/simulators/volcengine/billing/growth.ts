import { addDays, dayOf } from "../dates";
import { type Random, randomFrom, seedOf } from "../random";
import type { Account } from "../state";
import { countOf, fromUnits, times, toUnits } from "./amounts";
import { addRow, type Bill, type BillRow, type Curve, monthOf, rowsOf } from "./bill";
import { productOf } from "./products";

/** Monday to Sunday, as a share of a usual working day. */
const weekdays = [1, 1.08, 1.05, 1.02, 0.9, 0.42, 0.36];
const refundChance = 0.03;
const correctionChance = 0.06;
/** A correction comes when its day has long been published. */
const correctedAfterDays = 3;

/**
 * Lets the curves of an account spend up to the simulated today. Each day has chances of its own, so
 * that a bill is the same however often, and however late, somebody looks at it.
 */
export function growBill(account: Account, now: Date): void {
  const { bill } = account;
  const today = dayOf(now);
  if (bill.curves.length === 0 || bill.grownUntil === undefined) return;
  while (bill.grownUntil < today) {
    bill.grownUntil = addDays(bill.grownUntil, 1);
    for (const curve of bill.curves) growDay(account, curve, bill.grownUntil);
    correctOne(account, addDays(bill.grownUntil, -correctedAfterDays));
  }
}

/** Gives an account curves, and lets them begin on a day. */
export function startCurves(account: Account, curves: Curve[], from: string, now: Date): void {
  account.bill.curves.push(...curves);
  account.bill.grownUntil ??= addDays(from, -1);
  growBill(account, now);
}

function growDay({ id, bill }: Account, curve: Curve, day: string): void {
  const random = randomFrom(seedOf(`${id}/${curve.project}/${curve.product}/${day}`));
  const product = productOf(curve.product);
  if (product.mode === "subscription") {
    renew(bill, curve, day);
    return;
  }
  const wanted = curve.dailyAmount * shapeOf(day) * random.between(0.7, 1.3);
  for (const { code, price, share } of product.elements) {
    const usage = countOf(toUnits((wanted * share).toFixed(6)), toUnits(price));
    if (usage <= 0n) continue;
    const amount = times(usage, toUnits(price));
    addRow(bill, {
      ...placeOf(curve, day),
      element: code,
      category: "consume-use",
      usage: fromUnits(usage),
      amount: fromUnits(amount),
    });
    if (random.chance(refundChance)) refund(bill, curve, { day, element: code, amount }, random);
  }
}

/** A weekly shape over a slow rise and fall through the term. */
function shapeOf(day: string): number {
  const date = new Date(`${day}T00:00:00Z`);
  const wave = 1 + 0.25 * Math.sin((date.getTime() / 86_400_000) * (Math.PI / 45));
  return (weekdays[(date.getUTCDay() + 6) % 7] ?? 1) * wave;
}

function renew(bill: Bill, curve: Curve, day: string): void {
  if (!day.endsWith("-01")) return;
  const [element] = productOf(curve.product).elements;
  if (!element) return;
  addRow(bill, {
    ...placeOf(curve, day),
    element: element.code,
    category: "consume-renew",
    usage: "1",
    amount: element.price,
  });
}

function refund(
  bill: Bill,
  curve: Curve,
  { day, element, amount }: { day: string; element: string; amount: bigint },
  random: Random,
): void {
  const share = toUnits(random.between(0.05, 0.4).toFixed(2));
  addRow(bill, {
    ...placeOf(curve, day),
    element,
    category: "refund-modify",
    usage: "",
    amount: fromUnits(-times(amount, share)),
  });
}

/** Now and then the cloud finds out that it was wrong about a row that everybody has seen. */
function correctOne({ id, bill }: Account, day: string): void {
  const random = randomFrom(seedOf(`${id}/correction/${day}`));
  if (!random.chance(correctionChance)) return;
  const used = rowsOf(bill, monthOf(day)).filter(
    (row) => row.day === day && row.category === "consume-use",
  );
  const row = used[random.below(used.length)];
  if (!row) return;
  const share = toUnits(random.between(0.8, 1.1).toFixed(2));
  row.amount = fromUnits(times(toUnits(row.amount), share));
  bill.version += 1;
}

const placeOf = ({ project, product, instance, apiKey }: Curve, day: string) =>
  ({ day, hour: null, project, product, instance, apiKey }) satisfies Partial<BillRow>;
