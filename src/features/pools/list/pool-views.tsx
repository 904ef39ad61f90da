"use client";

import { useTranslations } from "next-intl";
import { createSerializer } from "nuqs";
import { TabLinks } from "@/components/ui/tab-links";
import { useMe } from "@/features/shell/me";
import { filterParams, type PoolParams, toFilter } from "./params";

const href = createSerializer(filterParams);

const views = [
  { key: "all", filter: {}, everybody: true },
  { key: "shared", filter: { kind: "shared" } },
  { key: "personal", filter: { kind: "personal" } },
  { key: "low", filter: { below: "20", status: "enabled" }, everybody: true },
  { key: "debt", filter: { debt: "yes" }, everybody: true },
  { key: "disabled", filter: { status: "disabled" }, everybody: true },
] as const;

/** The questions that are asked most, one press away; managers have no personal pools to tell apart. */
export function PoolViews({ params }: { params: PoolParams }) {
  const t = useTranslations("pools.views");
  const me = useMe();
  const chosen = JSON.stringify(toFilter({ ...params, q: "" }));
  const shown = views.filter((view) => me.type === "admin" || "everybody" in view);
  return (
    <TabLinks
      label={t("label")}
      className="mb-3"
      tabs={shown.map(({ key, filter }) => ({
        href: href("/workspaces", filter),
        label: t(key),
        current: chosen === JSON.stringify(toFilter({ ...none, ...filter })),
      }))}
    />
  );
}

const none = {
  kind: null,
  status: null,
  below: null,
  debt: null,
  refreshes: null,
  unit: null,
  q: "",
  sort: null,
  dir: "asc",
  after: [],
  hide: [],
  look: null,
} satisfies PoolParams;
