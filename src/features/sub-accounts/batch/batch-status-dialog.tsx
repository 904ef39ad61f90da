"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { BatchResults } from "./batch-results";
import { DisableForm } from "./disable-form";
import { EnableForm } from "./enable-form";
import { type BatchDialogProps, useBatchStatus } from "./use-batch-status";

/** Disables or enables the chosen sub-accounts, one or many, and stays to show what becomes of each. */
export function BatchStatusDialog(props: BatchDialogProps & { to: "disabled" | "enabled" }) {
  const t = useTranslations(`subAccounts.batch.${props.to}`);
  const batch = useBatchStatus(props);
  const only = batch.preview?.accounts.length === 1 ? batch.preview.accounts[0] : undefined;
  const form = { batch, onClose: props.onClose };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      mayClose={() => !batch.pending}
      title={only ? t("titleOne", { name: only.displayName }) : t("title")}
      description={t("about")}
    >
      {batch.switched && (
        <BatchResults
          switched={batch.switched}
          accounts={batch.preview?.accounts ?? []}
          onClose={props.onClose}
        />
      )}
      {!batch.switched &&
        (props.to === "disabled" ? <DisableForm {...form} /> : <EnableForm {...form} />)}
    </Dialog>
  );
}
