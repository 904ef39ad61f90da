"use client";

import { Ban, CircleCheck, CirclePlus, Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { RowAction } from "@/components/data-table/row-actions";
import { useCan } from "@/features/shell/me";
import { AdjustDialog } from "../changes/adjust-dialog";
import { StatusDialog } from "../changes/status-dialog";
import type { PoolSummary } from "../pool";

type Open = { what: "adjust" | "status"; pool: PoolSummary };

/** What a row of the list offers, as far as the role goes, and the dialogs behind it. */
export function usePoolActions(onLook: (pool: PoolSummary) => void) {
  const t = useTranslations("pools.actions");
  const mayAdjust = useCan("workspaces.quota.write");
  const maySwitch = useCan("workspaces.status.write");
  const mayPlan = useCan("workspaces.plan.write");
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);

  const rowActions = (pool: PoolSummary): RowAction[] => {
    const look: RowAction = {
      id: "look",
      primary: true,
      label: t("look"),
      icon: <Eye aria-hidden="true" />,
      onSelect: () => onLook(pool),
    };
    const adjust: RowAction = {
      id: "adjust",
      label: t("adjust"),
      icon: <CirclePlus aria-hidden="true" />,
      onSelect: () => setOpen({ what: "adjust", pool }),
    };
    const status: RowAction = {
      id: "status",
      onSelect: () => setOpen({ what: "status", pool }),
      ...(pool.disabled
        ? { label: t("enable"), icon: <CircleCheck aria-hidden="true" /> }
        : { label: t("disable"), icon: <Ban aria-hidden="true" />, tone: "danger" as const }),
    };
    return [look, ...(mayAdjust ? [adjust] : []), ...(maySwitch ? [status] : [])];
  };

  const dialogs: ReactNode = open && (
    <>
      {open.what === "adjust" && <AdjustDialog pool={open.pool} onClose={close} />}
      {open.what === "status" && <StatusDialog pool={open.pool} onClose={close} />}
    </>
  );
  return { rowActions, dialogs, mayEdit: maySwitch || mayPlan };
}
