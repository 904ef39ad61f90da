"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useCan } from "@/features/shell/me";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { AbandonDialog } from "./abandon-dialog";
import { type Change, isOpen } from "./change";

/** Trying again at once, and giving up what the cloud will not have. */
export function ChangeActions({ change }: { change: Change }) {
  const t = useTranslations("subAccount.changes");
  const may = useCan("iam.accounts.write");
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const [abandoning, setAbandoning] = useState(false);
  const retry = useGuardedMutation(trpc.iam.retryChange.useMutation(), "iam.retryChange");
  if (!may || !isOpen(change)) return null;
  const tryNow = async () => {
    const outcome = await retry.run({ changeId: change.id });
    await cache.iam.changes.invalidate();
    if (outcome.state === "failed") notify({ title: errors.text(outcome.error), tone: "danger" });
    if (outcome.state === "done") notify({ title: t("retried"), tone: "info" });
  };
  return (
    <div className="flex items-center gap-2">
      {canBeGivenUp(change) && (
        <Button size="sm" variant="ghost" onClick={() => setAbandoning(true)}>
          {t("abandon.action")}
        </Button>
      )}
      <Button
        size="sm"
        icon={<RotateCw aria-hidden="true" />}
        loading={retry.pending}
        disabled={change.working}
        onClick={() => void tryNow()}
      >
        {t("retry")}
      </Button>
      {abandoning && <AbandonDialog change={change} onClose={() => setAbandoning(false)} />}
    </div>
  );
}

/** A disable is lifted by enabling, and a deletion goes on until it is done. */
const canBeGivenUp = ({ kind, code, working }: Change): boolean =>
  kind !== "disable" && kind !== "delete" && code !== null && !working;
