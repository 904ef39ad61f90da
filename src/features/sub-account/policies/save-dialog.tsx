"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DiffView } from "@/components/ui/diff-view";
import { useFormat } from "@/components/ui/format-provider";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { grantKey } from "@/modules/iam/rules/pending";
import { trpc } from "@/trpc/client";
import { useRefresh } from "../changes/use-open-changes";
import type { Draft, Grant } from "./draft";

/** The difference before it is saved: what is attached, what is detached, where. */
export function SaveDialog(props: {
  id: string;
  draft: Draft;
  disabled: boolean;
  onClose: () => void;
  onSaved: () => void;
}) {
  const t = useTranslations("subAccount.policies.save");
  const errors = useErrorText();
  const format = useFormat();
  const refresh = useRefresh(props.id);
  const change = useGuardedMutation(trpc.iam.setGrants.useMutation(), "iam.setGrants");
  const { attach, detach } = props.draft;
  const save = async () => {
    const outcome = await change.run({
      subAccountId: props.id,
      attach: [...attach],
      detach: [...detach],
    });
    if (outcome.state !== "done") return;
    await refresh();
    notify({ title: t(outcome.output.kept === "snapshot" ? "kept" : "done") });
    props.onSaved();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t("title")}
      description={t("about")}
      consequences={[
        { figure: format.number(attach.length), label: t("attach") },
        {
          figure: format.number(detach.length),
          label: t("detach"),
          ...(detach.length > 0 && { tone: "danger" as const }),
        },
      ]}
      tone={detach.length > 0 ? "danger" : "primary"}
      action={t("action")}
      pending={change.pending}
      error={change.error ? errors.text(change.error) : undefined}
      onConfirm={() => void save()}
    >
      {props.disabled && <Banner tone="warn">{t("disabled")}</Banner>}
      <Diff draft={props.draft} />
    </ConfirmDialog>
  );
}

function Diff({ draft: { attach, detach } }: { draft: Draft }) {
  const t = useTranslations("subAccount.policies");
  const where = ({ project }: Grant) => project || t("everywhere");
  const rows = [
    ...detach.map((grant) => ({ grant, before: grant.name })),
    ...attach.map((grant) => ({ grant, after: grant.name })),
  ].sort((one, other) => grantKey(one.grant).localeCompare(grantKey(other.grant)));
  const places = [...new Set(rows.map(({ grant }) => where(grant)))];
  const names = (place: string, side: "before" | "after") =>
    rows
      .filter(({ grant }) => where(grant) === place)
      .flatMap((row) => (side in row ? [row.grant.name] : []))
      .join("\n");
  return (
    <DiffView
      label={t("save.title")}
      changes={places.map((field) => ({
        field,
        before: names(field, "before"),
        after: names(field, "after"),
      }))}
    />
  );
}
