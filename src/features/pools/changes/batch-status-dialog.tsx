"use client";

import { useTranslations } from "next-intl";
import { BatchPreviewView } from "./batch-preview-view";
import { ReasonedConfirm } from "./reasoned-confirm";
import { type BatchDialogProps, useBatch } from "./use-batch";

/** Disables or enables all chosen pools, after a dry run. */
export function BatchStatusDialog(props: BatchDialogProps & { disabled: boolean }) {
  const t = useTranslations("pools.batch");
  const { disabled } = props;
  const batch = useBatch(props, { disabled });
  return (
    <ReasonedConfirm
      title={disabled ? t("disableTitle") : t("enableTitle")}
      description={disabled ? t("disableDescription") : t("enableDescription")}
      tone={disabled ? "danger" : "primary"}
      action={t("action", { count: batch.preview?.changed ?? 0 })}
      blocked={batch.preview?.changed === 0 ? t("nothing") : undefined}
      pending={batch.pending}
      failure={batch.failure}
      onClose={props.onClose}
      onConfirm={(reason) => void batch.run(reason)}
    >
      <BatchPreviewView preview={batch.preview} loading={batch.loading} />
    </ReasonedConfirm>
  );
}
