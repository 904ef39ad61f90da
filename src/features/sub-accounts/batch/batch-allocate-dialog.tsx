"use client";

import { AllocateDialog } from "@/features/prepaid/allocate-dialog";
import { trpc } from "@/trpc/client";
import type { BatchDialogProps } from "./use-batch-status";

/** Allocates to all chosen sub-accounts; who they are is asked first, so that a filter can be meant. */
export function BatchAllocateDialog({ filter, onClose }: BatchDialogProps) {
  const { data } = trpc.iam.statusPreview.useQuery(filter, { trpc: { context: { long: true } } });
  return (
    <AllocateDialog
      accounts={data?.accounts ?? []}
      open
      onOpenChange={(open) => !open && onClose()}
    />
  );
}
