"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { notify } from "@/components/ui/toast";
import { useUiText } from "@/components/ui/ui-text";
import { reasonProblem } from "@/features/safeguards/reason";
import { ReasonField } from "@/features/safeguards/reason-field";
import { useErrorText } from "@/features/shell/use-error-text";
import { operationKey } from "@/i18n/keys";
import { trpc } from "@/trpc/client";
import type { Approval } from "./approval-state";

/** The second person's word, with a reason that both will see. */
export function DecideDialog(props: {
  approval: Approval;
  decision: "approve" | "refuse";
  onClose: () => void;
}) {
  const { approval, decision, onClose } = props;
  const t = useTranslations(`approvals-page.${decision}`);
  const names = useTranslations();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="sm"
      title={t("title", { what: names(operationKey(approval.operation)) })}
      description={t("description", { who: approval.requester })}
    >
      <DecideForm {...props} />
    </Dialog>
  );
}

function DecideForm(props: {
  approval: Approval;
  decision: "approve" | "refuse";
  onClose: () => void;
}) {
  const { approval, decision, onClose } = props;
  const t = useTranslations(`approvals-page.${decision}`);
  const common = useTranslations("approvals-page");
  const ui = useUiText();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const decide = trpc.approvals.decide.useMutation({
    onSuccess: async ({ state }) => {
      await cache.approvals.list.invalidate();
      notify(
        state === "stale"
          ? { title: errors.code("approval.stale"), tone: "warn" }
          : { title: t("done") },
      );
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!decide.isPending && !reasonProblem(reason)) {
      decide.mutate({ id: approval.id, decision, reason });
    }
  };
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <ReasonField
        value={reason}
        onValueChange={setReason}
        tried={tried}
        label={common("decisionReason")}
      />
      {decide.error ? <Banner tone="danger">{errors.text(decide.error)}</Banner> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{ui.cancel}</Button>
        <Button
          type="submit"
          variant={decision === "approve" ? "primary" : "danger"}
          loading={decide.isPending}
        >
          {t("action")}
        </Button>
      </div>
    </form>
  );
}
