"use client";

import { useTranslations } from "next-intl";
import { parseAsNumberLiteral, useQueryState } from "nuqs";
import { Segmented } from "@/components/ui/segmented";
import type { Pool } from "../../pool";
import { BurnDownCard } from "./burn-down-card";
import { SpendCard } from "./spend-card";
import { TopApproaches, TopPeople } from "./top-cards";

const ranges = [7, 30, 90] as const;

/** How the money goes: the way to the next refresh, by day, and who and what spends it. */
export function Overview({ pool }: { pool: Pool }) {
  const t = useTranslations("pools.overview");
  const [days, setDays] = useQueryState("days", parseAsNumberLiteral(ranges).withDefault(30));
  return (
    <>
      <BurnDownCard pool={pool} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold text-lg">{t("spending")}</h2>
        <Segmented
          label={t("range")}
          value={String(days) as `${(typeof ranges)[number]}`}
          onValueChange={(value) =>
            void setDays(ranges.find((range) => String(range) === value) ?? null)
          }
          options={ranges.map((range) => ({
            value: String(range) as `${typeof range}`,
            label: t("days", { count: range }),
          }))}
        />
      </div>
      <SpendCard pool={pool} days={days} />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        {pool.kind === "shared" && <TopPeople pool={pool} days={days} />}
        <TopApproaches pool={pool} days={days} />
      </div>
    </>
  );
}
