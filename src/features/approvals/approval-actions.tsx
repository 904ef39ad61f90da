"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/toast";
import type { Issued } from "@/features/api-keys/issued-secret";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import type { Approval } from "./approval-state";
import { DecideDialog } from "./decide-dialog";
import { RunButton } from "./run-button";

/** What the reader may do with it now: decide, carry out, take back. */
export function ApprovalActions(props: { approval: Approval; onIssued: (issued: Issued) => void }) {
  const t = useTranslations("approvals-page");
  const [decision, setDecision] = useState<"approve" | "refuse">();
  const { approval } = props;
  const { can, id } = approval;
  return (
    <>
      {can.withdraw && <WithdrawButton id={id} />}
      {can.decide && (
        <>
          <Button variant="danger-quiet" onClick={() => setDecision("refuse")}>
            {t("refuse.action")}
          </Button>
          <Button variant="primary" onClick={() => setDecision("approve")}>
            {t("approve.action")}
          </Button>
        </>
      )}
      {can.run && <RunButton approval={approval} onIssued={props.onIssued} />}
      {decision && (
        <DecideDialog
          approval={approval}
          decision={decision}
          onClose={() => setDecision(undefined)}
        />
      )}
    </>
  );
}

function WithdrawButton({ id }: { id: string }) {
  const t = useTranslations("approvals-page.withdraw");
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const [open, setOpen] = useState(false);
  const withdraw = trpc.approvals.withdraw.useMutation({
    onSuccess: async () => {
      await cache.approvals.list.invalidate();
      notify({ title: t("done") });
      setOpen(false);
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("action")}</Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t("title")}
        description={t("description")}
        action={t("action")}
        pending={withdraw.isPending}
        error={withdraw.error ? errors.text(withdraw.error) : undefined}
        onConfirm={() => withdraw.mutate({ id })}
      />
    </>
  );
}
