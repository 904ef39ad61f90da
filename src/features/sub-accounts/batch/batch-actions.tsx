"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Selection } from "@/components/data-table/table-state";
import { Button } from "@/components/ui/button";
import { useCan } from "@/features/shell/me";
import type { Filter } from "../list/params";
import { BatchAllocateDialog } from "./batch-allocate-dialog";
import { BatchStatusDialog } from "./batch-status-dialog";

/** What can be done to all chosen sub-accounts at once, as far as the role goes. */
export function BatchActions(props: { selection: Selection; filter: Filter; onDone: () => void }) {
  const t = useTranslations("subAccounts.actions");
  const mayAllocate = useCan("iam.quota.write");
  const maySwitch = useCan("iam.accounts.write");
  const [open, setOpen] = useState<"allocate" | "enabled" | "disabled">();
  const filter = props.selection === "all" ? props.filter : { ids: [...props.selection] };
  const dialog = { filter, onDone: props.onDone, onClose: () => setOpen(undefined) };
  return (
    <>
      {mayAllocate && (
        <Button size="sm" onClick={() => setOpen("allocate")}>
          {t("allocate")}
        </Button>
      )}
      {maySwitch && (
        <>
          <Button size="sm" onClick={() => setOpen("enabled")}>
            {t("enable")}
          </Button>
          <Button size="sm" variant="danger-quiet" onClick={() => setOpen("disabled")}>
            {t("disable")}
          </Button>
        </>
      )}
      {open === "allocate" && <BatchAllocateDialog {...dialog} />}
      {(open === "disabled" || open === "enabled") && <BatchStatusDialog {...dialog} to={open} />}
    </>
  );
}
