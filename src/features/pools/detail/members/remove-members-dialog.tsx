"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useFormat } from "@/components/ui/format-provider";
import { useErrorText } from "@/features/shell/use-error-text";
import type { Pool } from "../../pool";
import { useMemberChanges } from "./use-member-changes";

const named = 5;

/** Takes people out, after saying what they lose. */
export function RemoveMembersDialog(props: {
  pool: Pool;
  upns: readonly string[];
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useTranslations("pools.members");
  const format = useFormat();
  const errors = useErrorText();
  const { pool, upns } = props;
  const { remove, removing } = useMemberChanges(pool, props.onClose);
  const more = upns.length - named;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t("removeTitle", { count: upns.length, label: pool.label })}
      description={t("removeDescription")}
      action={t("remove")}
      consequences={[
        {
          figure: format.number(upns.length),
          label: t("lose", { count: upns.length }),
          tone: "danger",
        },
        { figure: format.number(pool.members - upns.length), label: t("stay") },
      ]}
      reason={{ label: t("reason"), help: t("reasonHelp"), required: false }}
      pending={removing.pending}
      error={removing.error ? errors.text(removing.error) : undefined}
      onConfirm={({ reason }) =>
        void remove([...upns], reason).then((done) => {
          if (done) props.onDone();
        })
      }
    >
      <p className="break-words text-sm">
        <span className="font-mono text-xs">{upns.slice(0, named).join(", ")}</span>
        {more > 0 && <span className="text-muted"> {t("andMore", { count: more })}</span>}
      </p>
    </ConfirmDialog>
  );
}
