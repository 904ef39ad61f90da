/**
 * What a pool's money must be after each step, written apart from the product's rules: a day's
 * boundary is 24 hours from the anchor, holds are a list, and every refresh happens on time.
 * Money in micro-units.
 */
export type PoolModel = {
  now: number;
  anchor: number;
  allowance: number;
  remaining: number;
  booster: number;
  holds: { id: string; amount: number; until: number; open: boolean }[];
};

const day = 86_400_000;

/** Lets time pass: each boundary on the way grants an allowance and lets what was left lapse. */
export function pass(model: PoolModel, ms: number): void {
  const before = Math.floor((model.now - model.anchor) / day);
  model.now += ms;
  const after = Math.floor((model.now - model.anchor) / day);
  for (let boundary = before; boundary < after; boundary += 1) {
    model.remaining =
      model.remaining >= 0
        ? model.allowance
        : Math.min(model.allowance, model.remaining + model.allowance);
  }
}

const held = ({ holds, now }: PoolModel) =>
  holds
    .filter(({ open, until }) => open && until > now)
    .reduce((sum, { amount }) => sum + amount, 0);

export const balanceOf = (model: PoolModel) => model.remaining + model.booster;
export const availableOf = (model: PoolModel) => balanceOf(model) - held(model);

/** Allowance first, then booster, and what is left of the cost is debt. */
export function charge(model: PoolModel, cost: number): void {
  let rest = cost;
  const fromAllowance = Math.min(rest, Math.max(0, model.remaining));
  model.remaining -= fromAllowance;
  rest -= fromAllowance;
  const fromBooster = Math.min(rest, model.booster);
  model.booster -= fromBooster;
  rest -= fromBooster;
  model.remaining -= rest;
}

export function settle(model: PoolModel, id: string): void {
  const hold = model.holds.find((one) => one.id === id);
  if (hold) hold.open = false;
}

/** Whether the hold fits, and then keeps it. */
export function hold(model: PoolModel, id: string, amount: number, ttlSeconds: number): boolean {
  if (availableOf(model) < amount) return false;
  model.holds.push({ id, amount, until: model.now + ttlSeconds * 1_000, open: true });
  return true;
}

/** Whether the booster may change by `amount`, and then changes it. */
export function adjust(model: PoolModel, amount: number): boolean {
  const refused = amount < 0 && (model.booster + amount < 0 || availableOf(model) + amount < 0);
  if (!refused) model.booster += amount;
  return !refused;
}
