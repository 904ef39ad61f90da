"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Selection } from "@/components/data-table/table-state";
import { Button } from "@/components/ui/button";
import { useCan } from "@/features/shell/me";
import { BatchPlanDialog } from "../changes/batch-plan-dialog";
import { BatchStatusDialog } from "../changes/batch-status-dialog";
import type { BatchSelect } from "../changes/use-batch";
import type { toFilter } from "./params";

type Open = "plan" | "disable" | "enable";

/** What can be done to all chosen pools at once, as far as the role goes. */
export function BatchActions(props: {
  selection: Selection;
  filter: ReturnType<typeof toFilter>;
  onDone: () => void;
}) {
  const t = useTranslations("pools.batch");
  const mayPlan = useCan("workspaces.plan.write");
  const maySwitch = useCan("workspaces.status.write");
  const [open, setOpen] = useState<Open>();
  const select: BatchSelect =
    props.selection === "all" ? { filter: props.filter } : { names: [...props.selection] };
  const dialog = { select, onDone: props.onDone, onClose: () => setOpen(undefined) };
  return (
    <>
      {mayPlan && (
        <Button size="sm" onClick={() => setOpen("plan")}>
          {t("plan")}
        </Button>
      )}
      {maySwitch && (
        <>
          <Button size="sm" onClick={() => setOpen("enable")}>
            {t("enable")}
          </Button>
          <Button size="sm" variant="danger-quiet" onClick={() => setOpen("disable")}>
            {t("disable")}
          </Button>
        </>
      )}
      {open === "plan" && <BatchPlanDialog {...dialog} />}
      {(open === "disable" || open === "enable") && (
        <BatchStatusDialog {...dialog} disabled={open === "disable"} />
      )}
    </>
  );
}
