"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/components/ui/format-provider";
import { TabLinks } from "@/components/ui/tab-links";
import { useGrant, useMe } from "@/features/shell/me";
import { type Pool, poolPath } from "../pool";
import { type PoolTab, poolTabs } from "./tabs";

/** The tabs that the reader's role or grants open. */
export function useOpenTabs(pool: Pool): readonly PoolTab[] {
  const admin = useMe().type === "admin";
  const managesMembers = useGrant("uniauth/members", pool.name);
  const shut: Partial<Record<PoolTab, boolean>> = {
    members: pool.kind === "personal" || !(admin || managesMembers),
    settings: !admin,
  };
  return poolTabs.filter((tab) => !shut[tab]);
}

export function PoolTabs(props: { pool: Pool; open: readonly PoolTab[]; current: PoolTab }) {
  const t = useTranslations("pools.tabs");
  const format = useFormat();
  const { pool } = props;
  return (
    <TabLinks
      label={t("label")}
      tabs={props.open.map((tab) => ({
        href: tab === "overview" ? poolPath(pool.name) : `${poolPath(pool.name)}?tab=${tab}`,
        label: t(tab),
        current: tab === props.current,
        ...(tab === "members" && { count: format.number(pool.members) }),
      }))}
    />
  );
}
