"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import type { Issued } from "@/features/api-keys/issued-secret";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { ApiKeyIssued } from "@/modules/access/schema/api-keys";
import { trpc } from "@/trpc/client";
import type { Approval } from "./approval-state";

/** The one who asked spends the approval; a secret in the answer goes to `onIssued`. */
export function RunButton(props: { approval: Approval; onIssued: (issued: Issued) => void }) {
  const t = useTranslations("approvals-page.run");
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const run = useGuardedMutation(trpc.approvals.run.useMutation(), "access.runApproval");
  const start = async () => {
    const outcome = await run.run({ id: props.approval.id });
    if (outcome.state === "done") {
      const issued = issuedIn(outcome.output.output);
      if (issued) props.onIssued(issued);
      notify({ title: t("done") });
    }
    if (outcome.state === "failed") notify({ title: errors.text(outcome.error), tone: "danger" });
    await Promise.all([cache.approvals.list.invalidate(), cache.apiKeys.list.invalidate()]);
  };
  return (
    <Button variant="primary" loading={run.pending} onClick={() => void start()}>
      {t("action")}
    </Button>
  );
}

/** The new secret in the answer of a rotation; undefined for other changes. */
function issuedIn(output: unknown): Issued | undefined {
  const { data } = ApiKeyIssued.safeParse(output);
  return data && { ...data, previousUntil: data.previousUntil?.toISOString() ?? null };
}
