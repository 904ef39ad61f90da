"use client";

import { useState } from "react";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { type RouterInputs, type RouterOutputs, trpc } from "@/trpc/client";

export type BatchDialogProps = {
  filter: RouterInputs["iam"]["statusPreview"];
  onClose: () => void;
  /** The change is made and looked at: nothing need stay selected. */
  onDone?: () => void;
};

export type Switched = RouterOutputs["iam"]["disableSubAccounts"];
type Asked =
  | { to: "disabled"; as: "manual" | "security"; reason: string }
  | { to: "enabled"; lift: ("manual" | "security")[] };

/** Who is meant and what it takes away; then the change, and what was answered for each. */
export function useBatchStatus(filter: BatchDialogProps["filter"]) {
  const cache = trpc.useUtils();
  const [switched, setSwitched] = useState<Switched>();
  const preview = trpc.iam.statusPreview.useQuery(filter, {
    enabled: switched === undefined,
    trpc: { context: { long: true } },
  });
  const disable = useGuardedMutation(
    trpc.iam.disableSubAccounts.useMutation(),
    "iam.disableSubAccounts",
  );
  const enable = useGuardedMutation(
    trpc.iam.enableSubAccounts.useMutation(),
    "iam.enableSubAccounts",
  );
  const run = async (asked: Asked) => {
    const subAccountIds = preview.data?.accounts.map(({ id }) => id) ?? [];
    const outcome =
      asked.to === "disabled"
        ? await disable.run({ subAccountIds, as: asked.as, reason: asked.reason })
        : await enable.run({ subAccountIds, lift: asked.lift });
    if (outcome.state !== "done") return;
    setSwitched(outcome.output);
    await Promise.all([cache.iam.invalidate(), cache.alerts.invalidate()]);
  };
  return {
    preview: preview.data,
    switched,
    run,
    pending: disable.pending || enable.pending,
    failure: disable.error ?? enable.error ?? preview.error ?? undefined,
  };
}
