"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { AllocateForm } from "./allocate-form";

export type AllocateDialogProps = {
  accounts: readonly { id: string; userName: string }[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** Gives prepaid quota to one or many sub-accounts, or takes some of it back from one. */
export function AllocateDialog({ accounts, open, onOpenChange }: AllocateDialogProps) {
  const t = useTranslations("prepaid.allocate");
  const [first] = accounts;
  return (
    <Dialog
      open={open && first !== undefined}
      onOpenChange={onOpenChange}
      title={
        accounts.length === 1
          ? t("title", { userName: first?.userName ?? "" })
          : t("titleMany", { count: accounts.length })
      }
      description={t("about")}
      width={accounts.length === 1 ? "md" : "lg"}
    >
      <AllocateForm accounts={accounts} onClose={() => onOpenChange(false)} />
    </Dialog>
  );
}
