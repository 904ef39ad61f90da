"use client";

import { useTranslations } from "next-intl";
import { AsOf } from "@/components/ui/as-of";
import { useFormat } from "@/components/ui/format-provider";

/** The last day that the bills show: they are a day or more late, and every late figure says so. */
export function BillsThrough({ day }: { day: string | null }) {
  const t = useTranslations("prepaid");
  const format = useFormat();
  return (
    <AsOf>
      {day ? t("billsThrough", { day: format.date(`${day}T04:00:00Z`, "date") }) : t("noBillsYet")}
    </AsOf>
  );
}
