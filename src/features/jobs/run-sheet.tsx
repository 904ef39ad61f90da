"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { SkeletonText } from "@/components/ui/skeleton";
import { notify } from "@/components/ui/toast";
import { useCan } from "@/features/shell/me";
import { Failure } from "@/features/shell/region";
import { useErrorText } from "@/features/shell/use-error-text";
import { canBeRetried } from "@/modules/jobs/rules/runs";
import { trpc } from "@/trpc/client";
import { RunFacts } from "./run-facts";
import { RunStatus } from "./run-status";
import { useJobName } from "./use-job-words";

const refetchMs = 1_500;

/** One run: its steps, what went in and came out, and what went wrong. */
export function RunSheet(props: { id: string | null; onOpen: (id: string | null) => void }) {
  const t = useTranslations("jobs");
  const { id, onOpen } = props;
  const { data: run, error } = trpc.jobs.run.useQuery(
    { id: id ?? "" },
    {
      enabled: id !== null,
      // Whoever has just started it waits for its end.
      refetchInterval: ({ state }) => state.data?.endedAt === null && refetchMs,
    },
  );
  const may = useCan("executions.run.write");
  const nameOf = useJobName();
  const shown = id === null ? undefined : run;
  return (
    <Sheet
      open={id !== null}
      onOpenChange={(open) => !open && onOpen(null)}
      width="lg"
      title={shown ? nameOf(shown.functionId) : t("run")}
      description={shown && <RunStatus status={shown.status} />}
      footer={
        shown &&
        may &&
        canBeRetried(shown.status) && <RetryButton key={shown.id} id={shown.id} onOpen={onOpen} />
      }
    >
      {shown && <RunFacts run={shown} />}
      {!shown && (error ? <Failure error={error} /> : <SkeletonText lines={6} />)}
    </Sheet>
  );
}

function RetryButton(props: { id: string; onOpen: (id: string) => void }) {
  const t = useTranslations("jobs.retry");
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const [requestId] = useState(() => crypto.randomUUID());
  const retry = trpc.jobs.retry.useMutation({
    onSuccess: async ({ id }) => {
      await cache.jobs.invalidate();
      notify({ title: t("done") });
      props.onOpen(id);
    },
  });
  return (
    <>
      {retry.error && <Banner tone="danger">{errors.text(retry.error)}</Banner>}
      <p className="mr-auto text-muted text-xs">{t("about")}</p>
      <Button
        variant="primary"
        icon={<RotateCw aria-hidden="true" />}
        loading={retry.isPending}
        onClick={() => retry.mutate({ id: props.id, requestId })}
      >
        {t("action")}
      </Button>
    </>
  );
}
