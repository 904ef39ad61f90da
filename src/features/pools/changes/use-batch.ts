"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { notify } from "@/components/ui/toast";
import { useUiText } from "@/components/ui/ui-text";
import { type RouterInputs, type RouterOutputs, trpc } from "@/trpc/client";
import { newRequestId } from "../request-id";
import { usePoolChange } from "../use-pool-change";

export type BatchSelect = RouterInputs["quota"]["batchPreview"]["select"];
export type BatchChanges = RouterInputs["quota"]["batchPreview"]["changes"];
export type BatchPreview = RouterOutputs["quota"]["batchPreview"];

export type BatchDialogProps = {
  select: BatchSelect;
  onClose: () => void;
  /** The change is made: nothing need stay selected. */
  onDone: () => void;
};

/** A dry run of a batch edit, and the edit of exactly what the dry run counted, with undo. */
export function useBatch(props: BatchDialogProps, changes: BatchChanges | undefined) {
  const { select } = props;
  const t = useTranslations("pools.batch");
  const ui = useUiText();
  const [requestId] = useState(newRequestId);
  const preview = trpc.quota.batchPreview.useQuery(
    { select, changes: changes ?? {} },
    {
      enabled: changes !== undefined,
      placeholderData: keepPreviousData,
      // A selection by name may be longer than an address.
      trpc: { context: { long: true } },
    },
  );
  const edit = usePoolChange(trpc.quota.batchEdit.useMutation(), "quota.batchEdit");
  const back = usePoolChange(trpc.quota.undoBatch.useMutation(), "quota.undoBatch");

  const undo = async (batchId: string) => {
    const outcome = await back.run({ batchId, reason: t("undoReason") });
    if (outcome.state === "done") {
      const { restored, skipped } = outcome.output;
      notify({ title: t("undone", { restored, skipped }), tone: "info" });
    }
    if (outcome.state === "failed") notify({ title: t("notUndone"), tone: "danger" });
  };
  const run = async (reason: string) => {
    if (!changes || !preview.data) return;
    const { changed: expected } = preview.data;
    const outcome = await edit.run({ select, changes, expected, requestId, reason });
    if (outcome.state === "failed") void preview.refetch();
    if (outcome.state === "filed") props.onClose();
    if (outcome.state !== "done") return;
    const { batchId, changed } = outcome.output;
    props.onClose();
    props.onDone();
    notify({
      title: t("done", { changed }),
      undo: { label: ui.undo, onUndo: () => void undo(batchId) },
    });
  };
  return {
    preview: changes && !preview.isPlaceholderData ? preview.data : undefined,
    loading: changes !== undefined && preview.isFetching,
    run,
    pending: edit.pending,
    failure: edit.error ?? preview.error ?? undefined,
  };
}
