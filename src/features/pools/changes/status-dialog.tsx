"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/components/ui/format-provider";
import { notify } from "@/components/ui/toast";
import { useUiText } from "@/components/ui/ui-text";
import { trpc } from "@/trpc/client";
import type { PoolSummary } from "../pool";
import { usePoolChange } from "../use-pool-change";
import { ReasonedConfirm } from "./reasoned-confirm";

type Props = {
  pool: Pick<PoolSummary, "name" | "label" | "disabled" | "members" | "held" | "available">;
  onClose: () => void;
};

/** Shuts a pool or opens it again, with what that does in numbers. */
export function StatusDialog({ pool, onClose }: Props) {
  const t = useTranslations("pools.status");
  const format = useFormat();
  const change = useSwitch(pool, onClose);
  const words = pool.disabled ? ("enable" as const) : ("disable" as const);
  return (
    <ReasonedConfirm
      title={t(`${words}_title`, { label: pool.label })}
      description={t(`${words}_description`)}
      tone={pool.disabled ? "primary" : "danger"}
      action={t(`${words}_action`)}
      consequences={[
        {
          figure: format.number(pool.members),
          label: t(`${words}_members`, { count: pool.members }),
          tone: pool.disabled ? "accent" : "danger",
        },
        {
          figure: format.money(pool.available, { unit: "" }),
          label: t(`${words}_available`),
        },
        ...(pool.disabled
          ? []
          : [{ figure: format.money(pool.held, { unit: "" }), label: t("disable_held") }]),
      ]}
      pending={change.pending}
      failure={change.error}
      onClose={onClose}
      onConfirm={(reason) => void change.run(reason)}
    />
  );
}

function useSwitch(pool: Props["pool"], onClose: () => void) {
  const t = useTranslations("pools.status");
  const ui = useUiText();
  const shut = usePoolChange(trpc.quota.disablePool.useMutation(), "quota.disablePool");
  const open = usePoolChange(trpc.quota.enablePool.useMutation(), "quota.enablePool");
  const [go, back] = pool.disabled ? [open, shut] : [shut, open];

  const undo = async () => {
    const outcome = await back.run({ pool: pool.name, reason: t("undoReason") });
    if (outcome.state === "done") notify({ title: t("undone"), tone: "info" });
    if (outcome.state === "failed") notify({ title: t("notUndone"), tone: "danger" });
  };
  const run = async (reason: string) => {
    const outcome = await go.run({ pool: pool.name, reason });
    if (outcome.state === "filed") onClose();
    if (outcome.state !== "done") return;
    onClose();
    notify({
      title: t(outcome.output.disabled ? "disabled" : "enabled", { label: pool.label }),
      undo: { label: ui.undo, onUndo: () => void undo() },
    });
  };
  return { run, pending: go.pending, error: go.error };
}
