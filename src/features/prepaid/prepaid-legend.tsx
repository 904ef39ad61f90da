"use client";

import { CircleAlert, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { useFormat } from "@/components/ui/format-provider";
import { formatMoney } from "@/core/money";
import { type PrepaidLevel, type PrepaidMoney, prepaidFigures } from "./prepaid-figures";

type Part = { kind: "allocated" | "spent" | "left" | "estimated"; label: string; figure: string };

/** What the gauge shows, in words and exact figures: for legend, hover and screen readers. */
export function usePrepaidParts(money: PrepaidMoney): Part[] {
  const t = useTranslations("prepaid");
  const format = useFormat();
  const unit = useTranslations("words")("cny");
  const { leftText, estimated, spent } = prepaidFigures(money);
  const part = (kind: Part["kind"], amount: string): Part => ({
    kind,
    label: t(kind),
    figure: format.money(amount, { unit }),
  });
  return [
    part("allocated", money.allocated),
    part("spent", money.spent),
    part("left", leftText),
    ...(estimated > spent ? [part("estimated", formatMoney(estimated))] : []),
  ];
}

/** The parts by name and exact figure; the estimate is hatched, as in the bar. `stacked` fits a tooltip. */
export function PrepaidLegend({ money, stacked }: { money: PrepaidMoney; stacked?: boolean }) {
  const parts = usePrepaidParts(money);
  return (
    <dl
      className={cn(
        "figures",
        stacked ? "grid gap-0.5 py-0.5" : "flex flex-wrap gap-x-6 gap-y-2 text-sm",
      )}
    >
      {parts.map(({ kind, label, figure }) => (
        <div key={kind} className={stacked ? "flex items-center justify-between gap-6" : "grid"}>
          <dt
            className={cn(
              "flex items-center gap-1.5",
              stacked ? "opacity-80" : "text-muted text-xs",
            )}
          >
            {kind === "estimated" && (
              <span
                aria-hidden="true"
                className="hatch size-2.5 rounded-[2px] text-control shadow-[inset_0_0_0_1px_var(--control)]"
              />
            )}
            {label}
          </dt>
          <dd className={stacked ? "" : "font-medium"}>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Near or past the end, by icon and colour, and in a word where there is room. */
export function PrepaidLevelMark({ level, worded }: { level: PrepaidLevel; worded?: boolean }) {
  const t = useTranslations("prepaid");
  if (level !== "near" && level !== "over") return null;
  const Icon = level === "near" ? TriangleAlert : CircleAlert;
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1 font-medium text-xs",
        level === "near" ? "text-warn" : "text-danger",
      )}
    >
      <Icon aria-hidden="true" className="size-3" />
      {worded && t(level)}
    </span>
  );
}
