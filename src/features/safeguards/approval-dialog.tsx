"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useUiText } from "@/components/ui/ui-text";
import { useErrorText } from "@/features/shell/use-error-text";
import { operationKey } from "@/i18n/keys";
import { trpc } from "@/trpc/client";
import { reasonProblem } from "./reason";
import { ReasonField } from "./reason-field";

/** A high-risk change goes to a second person: why it is needed, then where it waits. */
export function ApprovalDialog(props: {
  operation: string;
  input: unknown;
  onEnd: (approval: string | undefined) => void;
}) {
  const t = useTranslations("safeguards.approval");
  const request = trpc.approvals.request.useMutation();
  const filed = request.data?.id;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onEnd(filed)}
      title={filed ? t("filedTitle") : t("title")}
      description={filed ? t("filedDescription") : t("description")}
      width="sm"
    >
      {filed ? (
        <div className="flex justify-end gap-2">
          <Button asChild>
            <Link href="/approvals?view=mine" onClick={() => props.onEnd(filed)}>
              {t("see")}
            </Link>
          </Button>
          <Button variant="primary" onClick={() => props.onEnd(filed)}>
            {t("done")}
          </Button>
        </div>
      ) : (
        <RequestForm
          {...props}
          pending={request.isPending}
          error={request.error}
          onSubmit={(reason) =>
            request.mutate({ operation: props.operation, input: props.input, reason })
          }
        />
      )}
    </Dialog>
  );
}

function RequestForm(props: {
  operation: string;
  input: unknown;
  pending: boolean;
  error: unknown;
  onEnd: (approval: undefined) => void;
  onSubmit: (reason: string) => void;
}) {
  const t = useTranslations("safeguards.approval");
  const names = useTranslations();
  const ui = useUiText();
  const errors = useErrorText();
  const [reason, setReason] = useState(() => reasonIn(props.input));
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setTried(true);
    if (!props.pending && reasonProblem(reason) === undefined) props.onSubmit(reason);
  };
  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      <p className="rounded-md border border-line bg-sunken px-3 py-2 font-medium text-sm">
        {names(operationKey(props.operation))}
      </p>
      <ReasonField value={reason} onValueChange={setReason} tried={tried} label={t("reason")} />
      {props.error ? <Banner tone="danger">{errors.text(props.error)}</Banner> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={() => props.onEnd(undefined)}>{ui.cancel}</Button>
        <Button type="submit" variant="primary" loading={props.pending}>
          {t("action")}
        </Button>
      </div>
    </form>
  );
}

/** Most high-risk changes ask for a reason themselves: it need not be typed twice. */
function reasonIn(input: unknown): string {
  const given = typeof input === "object" && input !== null && "reason" in input && input.reason;
  return typeof given === "string" ? given : "";
}
