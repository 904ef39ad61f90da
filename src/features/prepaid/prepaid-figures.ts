import { formatMoney } from "@/core/money";
import { microsOf } from "@/features/pools/pool";
import { leftOf, spentPercent } from "@/modules/quota/rules/prepaid";

/** What every place that shows a prepaid quota knows of it; decimal strings of CNY. */
export type PrepaidMoney = {
  allocated: string;
  /** What the bills count; refunds may bring it below zero. */
  spent: string;
  /** What would be spent by now, the days without a bill included; never less is drawn than billed. */
  estimated?: string;
};

export type PrepaidLevel = "none" | "ok" | "near" | "over";

/** The figures of a quota in micro-units, and how near its end it is. */
export function prepaidFigures(money: PrepaidMoney, steps: readonly number[] = []) {
  const [allocated, spent] = [microsOf(money.allocated), microsOf(money.spent)];
  const estimated = Math.max(spent, money.estimated ? microsOf(money.estimated) : spent);
  const left = leftOf({ allocated, spent });
  const percent = spentPercent({ allocated, spent });
  return {
    ...{ allocated, spent, estimated, left, percent },
    leftText: formatMoney(left),
    level: levelOf({ percent, left, highest: steps.at(-1) }),
  };
}

function levelOf(at: {
  percent: number | null;
  left: number;
  highest: number | undefined;
}): PrepaidLevel {
  if (at.percent === null) return "none";
  if (at.left <= 0) return "over";
  return at.highest !== undefined && at.percent >= at.highest ? "near" : "ok";
}
