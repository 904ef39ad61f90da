"use client";

import { useTranslations } from "next-intl";
import { createSerializer } from "nuqs";
import { useFormat } from "@/components/ui/format-provider";
import { TabLinks } from "@/components/ui/tab-links";
import { trpc } from "@/trpc/client";
import { filterParams, loadSubAccountParams, type SubAccountParams, toFilter } from "./params";

const href = createSerializer(filterParams);
const none = loadSubAccountParams(new URLSearchParams());

const views = [
  { key: "all", filter: {} },
  { key: "enabled", filter: { status: "enabled" } },
  { key: "disabled", filter: { status: "disabled" } },
  { key: "exhausted", filter: { reason: "exhausted" } },
  { key: "trouble", filter: { trouble: "yes" } },
] as const;

/** The questions that are asked most, one press away, each with how many there are. */
export function SubAccountViews({ params }: { params: SubAccountParams }) {
  const t = useTranslations("subAccounts.views");
  const format = useFormat();
  const { data: counts } = trpc.iam.subAccountCounts.useQuery({});
  const chosen = JSON.stringify(toFilter({ ...params, q: "" }));
  return (
    <TabLinks
      label={t("label")}
      className="mb-3"
      tabs={views.map(({ key, filter }) => ({
        href: href("/iam/sub-accounts", filter),
        label: t(key),
        ...(counts && { count: format.number(counts[key]) }),
        current: chosen === JSON.stringify(toFilter({ ...none, ...filter })),
      }))}
    />
  );
}
