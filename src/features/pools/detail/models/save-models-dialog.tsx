"use client";

import { useTranslations } from "next-intl";
import { DiffView } from "@/components/ui/diff-view";
import { useFormat } from "@/components/ui/format-provider";
import { notify } from "@/components/ui/toast";
import { useApproachNames } from "@/features/policy/use-approach-names";
import { trpc } from "@/trpc/client";
import { ReasonedConfirm } from "../../changes/reasoned-confirm";
import type { Pool } from "../../pool";
import { usePoolChange } from "../../use-pool-change";
import { everyModel, type ModelChange } from "./model-settings";

/** Old → new of the pool's rules on models, whom it concerns, and why. */
export function SaveModelsDialog(props: {
  pool: Pool;
  changes: readonly ModelChange[];
  onClose: () => void;
}) {
  const t = useTranslations("pools.models");
  const format = useFormat();
  const nameOf = useApproachNames();
  const { pool, changes } = props;
  const change = usePoolChange(trpc.policy.setPoolModels.useMutation(), "policy.setPoolModels");
  const save = async (reason: string) => {
    const cells = changes.map(({ approach, after }) => ({ approach_id: approach, setting: after }));
    const outcome = await change.run({ pool: pool.name, cells, reason });
    if (outcome.state === "failed" || outcome.state === "cancelled") return;
    props.onClose();
    if (outcome.state === "done") notify({ title: t("saved", { label: pool.label }) });
  };
  return (
    <ReasonedConfirm
      title={t("saveTitle", { label: pool.label })}
      description={t("saveDescription")}
      action={t("save")}
      tone="primary"
      consequences={[
        { figure: format.number(pool.members), label: t("concerned") },
        { figure: format.number(changes.length), label: t("changed") },
      ]}
      pending={change.pending}
      failure={change.error}
      onClose={props.onClose}
      onConfirm={(reason) => void save(reason)}
    >
      <DiffView
        changes={changes.map(({ approach, before, after }) => ({
          field: approach === everyModel ? t("every") : nameOf(approach),
          before: t(`settings.${before}`),
          after: t(`settings.${after}`),
        }))}
      />
    </ReasonedConfirm>
  );
}
