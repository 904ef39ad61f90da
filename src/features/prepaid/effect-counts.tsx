"use client";

import { useTranslations } from "next-intl";
import { type Consequence, ConsequenceList } from "@/components/ui/consequence-list";
import { useFormat } from "@/components/ui/format-provider";
import { formatMoney } from "@/core/money";
import { microsOf } from "@/features/pools/pool";
import type { Effect, Outlook } from "./allocation-outlook";
import { effectTone } from "./use-effect-words";

const counted: readonly Effect["kind"][] = [
  "enabled",
  "epoch",
  "first",
  "staysDisabled",
  "stillExhausted",
];

/** For many at once: what it costs together, and for how many what follows. */
export function EffectCounts(props: {
  outlooks: readonly Outlook[] | undefined;
  count: number;
  amount: string | undefined;
}) {
  const t = useTranslations("prepaid.counts");
  const unit = useTranslations("words")("cny");
  const format = useFormat();
  const { outlooks, amount, count } = props;
  if (!outlooks || !amount)
    return <p className="text-muted text-sm">{t("typeFirst", { count })}</p>;
  const possible = outlooks.filter((one) => one.ok);
  const items: Consequence[] = [
    {
      figure: format.money(formatMoney(microsOf(amount) * possible.length), { unit: "" }),
      label: t("together", { unit }),
    },
    ...counted.flatMap((kind) => {
      const effects = possible.flatMap(({ effects }) => effects.filter((one) => one.kind === kind));
      const [first] = effects;
      return first
        ? [{ figure: format.number(effects.length), label: t(kind), tone: effectTone(first) }]
        : [];
    }),
  ];
  return <ConsequenceList items={items} />;
}
