"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section } from "@/components/layout/section";
import type { Tone } from "@/components/ui/badge";
import { useFormat } from "@/components/ui/format-provider";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusDot } from "@/components/ui/status-dot";
import { runsPath } from "@/features/jobs/params";
import { useJobName } from "@/features/jobs/use-job-words";
import { type RouterOutputs, trpc } from "@/trpc/client";

type Job = RouterOutputs["jobs"]["functions"][number];
type Status = NonNullable<Job["lastRun"]>["status"] | "never";

const tones: Record<Status, Tone> = {
  completed: "accent",
  failed: "danger",
  cancelled: "warn",
  skipped: "neutral",
  queued: "info",
  running: "info",
  waiting: "info",
  never: "neutral",
};

/** Whether the background jobs do their work, the failed ones first. */
export function JobHealth() {
  const t = useTranslations("dashboard.jobs");
  const [jobs] = trpc.jobs.functions.useSuspenseQuery({});
  const sorted = [...jobs].sort((one, other) => urgency(other) - urgency(one));
  return (
    <Section title={t("title")} description={t("description")} flush>
      {jobs.length === 0 ? (
        <p className="px-4 py-6 text-center text-muted text-sm">{t("none")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {sorted.map((job) => (
            <JobLine key={job.id} job={job} />
          ))}
        </ul>
      )}
    </Section>
  );
}

const statusOf = ({ lastRun }: Job): Status => lastRun?.status ?? "never";
const urgency = (job: Job) => (statusOf(job) === "failed" ? 1 : 0);

function JobLine({ job }: { job: Job }) {
  const t = useTranslations("dashboard.jobs");
  const format = useFormat();
  const status = statusOf(job);
  const nameOf = useJobName();
  return (
    <li className="relative flex items-center justify-between gap-4 px-4 py-2 text-sm hover:bg-hover">
      <span className="min-w-0">
        <Link href={runsPath(job.id)} className="block truncate after:absolute after:inset-0">
          {nameOf(job.id)}
        </Link>
        <span className="figures block truncate text-muted text-xs">
          {job.lastRun ? <RelativeTime at={job.lastRun.createdAt} /> : t("noRun")}
          {job.successRate !== null && (
            <> · {t("rate", { share: format.percent(job.successRate) })}</>
          )}
        </span>
      </span>
      <StatusDot tone={tones[status]} className="shrink-0 text-xs">
        {t(`status.${status}`)}
      </StatusDot>
    </li>
  );
}
