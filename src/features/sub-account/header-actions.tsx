"use client";

import { Ban, CircleCheck, CirclePlus, Ellipsis, ScrollText, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { AllocateDialog } from "@/features/prepaid/allocate-dialog";
import { useCan } from "@/features/shell/me";
import { DeleteDialog } from "./settings/delete-dialog";
import { DisableDialog } from "./status/disable-dialog";
import { EnableDialog } from "./status/enable-dialog";
import { freeReasons, isLiftable } from "./status/losses";
import type { SubAccount } from "./sub-account";

type Open = "allocate" | "disable" | "enable" | "delete";

/** Allocate, disable or enable, and the rest under "more". */
export function HeaderActions({ account }: { account: SubAccount }) {
  const t = useTranslations("subAccount.actions");
  const mayAllocate = useCan("iam.quota.write");
  const mayWrite = useCan("iam.accounts.write");
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  if (account.state !== "ready") return null;
  const disabled = account.disabledReasons.length > 0;
  const liftable = account.disabledReasons.some(isLiftable);
  return (
    <>
      {mayAllocate && (
        <Button
          variant="primary"
          icon={<CirclePlus aria-hidden="true" />}
          onClick={() => setOpen("allocate")}
        >
          {t("allocate")}
        </Button>
      )}
      {mayWrite && !disabled && (
        <Button
          variant="danger-quiet"
          icon={<Ban aria-hidden="true" />}
          onClick={() => setOpen("disable")}
        >
          {t("disable")}
        </Button>
      )}
      {mayWrite && liftable && (
        <Button icon={<CircleCheck aria-hidden="true" />} onClick={() => setOpen("enable")}>
          {t("enable")}
        </Button>
      )}
      <More account={account} mayWrite={mayWrite} onOpen={setOpen} />
      {open === "allocate" && (
        <AllocateDialog
          accounts={[{ id: account.id, userName: account.userName ?? account.username }]}
          open
          onOpenChange={(stays) => !stays && close()}
        />
      )}
      {open === "disable" && <DisableDialog account={account} onClose={close} />}
      {open === "enable" && <EnableDialog account={account} onClose={close} />}
      {open === "delete" && <DeleteDialog account={account} onClose={close} />}
    </>
  );
}

function More(props: {
  account: SubAccount;
  mayWrite: boolean;
  onOpen: (what: "disable" | "delete") => void;
}) {
  const t = useTranslations("subAccount.actions");
  const mayAudit = useCan("security.audit.read");
  const { account, mayWrite, onOpen } = props;
  const mayAdd = account.disabledReasons.length > 0 && freeReasons(account).length > 0;
  const look = {
    id: "audit",
    label: t("audit"),
    icon: <ScrollText />,
    href: `/security/audit-logs?target=${account.id}`,
  };
  const add = {
    id: "add",
    label: t("addReason"),
    icon: <Ban />,
    onSelect: () => onOpen("disable"),
  };
  const remove = {
    id: "delete",
    label: t("delete"),
    icon: <Trash2 />,
    tone: "danger" as const,
    onSelect: () => onOpen("delete"),
  };
  const groups = [
    { actions: [...(mayAudit ? [look] : []), ...(mayWrite && mayAdd ? [add] : [])] },
    { actions: mayWrite ? [remove] : [] },
  ].filter(({ actions }) => actions.length > 0);
  if (groups.length === 0) return null;
  return (
    <DropdownMenu
      groups={groups}
      trigger={<Button icon={<Ellipsis aria-hidden="true" />}>{t("more")}</Button>}
    />
  );
}
