"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/components/ui/format-provider";
import { notify } from "@/components/ui/toast";
import { useUiText } from "@/components/ui/ui-text";
import { type RouterInputs, trpc } from "@/trpc/client";
import { newRequestId } from "../request-id";
import { usePoolChange } from "../use-pool-change";

type Adjustment = RouterInputs["quota"]["adjustBooster"];

/** Books the change, closes the dialog and offers to take it back. */
export function useAdjust(pool: { label: string }, onClose: () => void) {
  const t = useTranslations("pools.adjust");
  const ui = useUiText();
  const format = useFormat();
  const change = usePoolChange(trpc.quota.adjustBooster.useMutation(), "quota.adjustBooster");

  const undo = async ({ pool: name, amount }: Adjustment) => {
    const outcome = await change.run({
      pool: name,
      amount: opposite(amount),
      requestId: newRequestId(),
      reason: t("undoReason"),
    });
    if (outcome.state === "done") notify({ title: t("undone"), tone: "info" });
    if (outcome.state === "failed") notify({ title: t("notUndone"), tone: "danger" });
  };
  const run = async (input: Adjustment) => {
    const outcome = await change.run(input);
    if (outcome.state === "filed") onClose();
    if (outcome.state !== "done") return;
    onClose();
    notify({
      title: t("done", { label: pool.label, amount: format.money(input.amount, { signed: true }) }),
      description: t("boosterNow", { booster: format.money(outcome.output.booster) }),
      undo: { label: ui.undo, onUndo: () => void undo(input) },
    });
  };
  return { run, pending: change.pending, error: change.error };
}

const opposite = (amount: string) => (amount.startsWith("-") ? amount.slice(1) : `-${amount}`);
