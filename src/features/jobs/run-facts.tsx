"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { CopyableId } from "@/components/ui/copyable-id";
import { useFormat } from "@/components/ui/format-provider";
import { KeyValueList } from "@/components/ui/key-value-list";
import { SheetPart } from "@/features/roles/sheet-part";
import type { RouterOutputs } from "@/trpc/client";
import { runPath } from "./params";
import { useDuration } from "./use-job-words";

type Detail = RouterOutputs["jobs"]["run"];

export function RunFacts({ run }: { run: Detail }) {
  const t = useTranslations("jobs.detail");
  return (
    <div className="grid gap-6">
      {run.error && (
        <Banner tone="danger" title={`${run.error.name}: ${run.error.message}`}>
          {run.error.stack && <Json value={run.error.stack} label={t("stack")} />}
        </Banner>
      )}
      <Times run={run} />
      <SheetPart title={t("steps", { count: run.steps.length })}>
        <Steps run={run} />
      </SheetPart>
      <SheetPart title={t("input")}>
        <Json value={run.event} label={t("input")} />
      </SheetPart>
      {run.output !== null && run.output !== undefined && (
        <SheetPart title={t("output")}>
          <Json value={run.output} label={t("output")} />
        </SheetPart>
      )}
    </div>
  );
}

function Times({ run }: { run: Detail }) {
  const t = useTranslations("jobs.detail");
  const format = useFormat();
  const duration = useDuration();
  const at = (moment: string | null) =>
    moment ? `${format.date(moment, "date")} ${format.date(moment, "time")}` : "–";
  const retried = run.retryOf && {
    label: t("retryOf"),
    value: (
      <Link href={runPath(run.retryOf)} className="text-accent hover:underline">
        {t("openRun")}
      </Link>
    ),
  };
  return (
    <KeyValueList
      items={[
        { label: t("created"), value: at(run.createdAt) },
        { label: t("started"), value: at(run.startedAt) },
        { label: t("ended"), value: at(run.endedAt), note: duration(run) },
        { label: t("attempt"), value: format.number(run.attempt + 1) },
        ...(retried ? [retried] : []),
        { label: t("id"), value: <CopyableId value={run.id} short /> },
      ]}
    />
  );
}

const stepTones = {
  planned: "neutral",
  waiting: "info",
  completed: "accent",
  failed: "danger",
} as const;

function Steps({ run }: { run: Detail }) {
  const t = useTranslations("jobs");
  const duration = useDuration();
  if (run.steps.length === 0) return <p className="text-muted text-sm">{t("detail.noSteps")}</p>;
  return (
    <ol className="divide-y divide-line rounded-md border border-line">
      {run.steps.map((step) => (
        <li key={step.id} className="grid gap-1 px-3 py-2 text-sm">
          <p className="flex items-center justify-between gap-3">
            <span className="min-w-0 truncate">
              {step.name} <span className="text-muted text-xs">{t(`stepKinds.${step.kind}`)}</span>
            </span>
            <span className="flex items-center gap-2">
              <span className="figures text-muted text-xs">{duration(step)}</span>
              <Badge tone={stepTones[step.status]}>{t(`stepStatuses.${step.status}`)}</Badge>
            </span>
          </p>
          {step.error && <p className="text-danger text-xs">{step.error.message}</p>}
        </li>
      ))}
    </ol>
  );
}

function Json(props: { value: unknown; label: string }) {
  const text = typeof props.value === "string" ? props.value : JSON.stringify(props.value, null, 2);
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus
      tabIndex={0}
      aria-label={props.label}
      className="max-h-72 overflow-auto rounded-md border border-line bg-sunken px-3 py-2"
    >
      <pre className="whitespace-pre-wrap break-words font-mono text-xs">{text}</pre>
    </section>
  );
}
