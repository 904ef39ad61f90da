"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/toast";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { runPath } from "./params";
import { type Job, RunStatus } from "./run-status";

/** Starts a job by hand, whatever its schedule. */
export function RunNowDialog({ job, onClose }: { job: Job; onClose: () => void }) {
  const t = useTranslations("jobs.runNow");
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const router = useRouter();
  const [requestId] = useState(() => crypto.randomUUID());
  const run = trpc.jobs.runNow.useMutation({
    onSuccess: async ({ id }) => {
      await cache.jobs.invalidate();
      notify({ title: t("done") });
      onClose();
      router.push(runPath(id));
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("description")}
      action={t("action")}
      pending={run.isPending}
      error={run.error ? errors.text(run.error) : undefined}
      onConfirm={() => run.mutate({ functionId: job.id, requestId })}
    >
      <p className="flex items-center justify-between gap-3 rounded-md border border-line bg-sunken px-3 py-2 text-sm">
        <code className="text-xs">{job.id}</code>
        {job.lastRun && <RunStatus status={job.lastRun.status} />}
      </p>
    </ConfirmDialog>
  );
}
