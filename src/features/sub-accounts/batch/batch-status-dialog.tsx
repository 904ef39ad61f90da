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
  const batch = useBatchStatus(props.filter);
  const only = batch.preview?.accounts.length === 1 ? batch.preview.accounts[0] : undefined;
  const close = () => {
    props.onClose();
    if (batch.switched) props.onDone?.();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      mayClose={() => !batch.pending}
      title={only ? t("titleOne", { name: only.displayName }) : t("title")}
      description={t("about")}
    >
      {batch.switched && (
        <BatchResults
          to={props.to}
          switched={batch.switched}
          accounts={batch.preview?.accounts ?? []}
          onClose={close}
        />
      )}
      {!batch.switched &&
        (props.to === "disabled" ? (
          <DisableForm batch={batch} onClose={close} />
        ) : (
          <EnableForm batch={batch} onClose={close} />
        ))}
    </Dialog>
  );
}
