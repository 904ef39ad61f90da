"use client";

import { ArrowRight, CircleCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Tone, toneIcon, toneText } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { useFormat } from "@/components/ui/format-provider";
import { inboxInput } from "@/features/approvals/params";
import { navigation } from "@/features/shell/navigation";
import { trpc } from "@/trpc/client";
import { useSpending } from "./use-overview";

type Matter = { key: string; count: number; tone: Tone; href?: string };

/** What somebody should look at now, each with its number and the way there. */
export function Attention() {
  const t = useTranslations("dashboard.attention");
  const format = useFormat();
  const matters = useMatters();
  if (matters.length === 0) {
    return (
      <p className="flex items-center gap-2 text-sm">
        <CircleCheck aria-hidden="true" className="size-4 text-accent" />
        {t("allWell")}
      </p>
    );
  }
  return (
    <ul aria-label={t("label")} className="flex flex-wrap gap-2">
      {matters.map(({ key, count, tone, href }) => {
        const Icon = toneIcon[tone];
        return (
          <li
            key={key}
            className={cn(
              "relative flex items-center gap-2 rounded-md border border-line bg-surface py-1.5 pr-3 pl-2.5 text-sm",
              href && "transition-colors hover:border-tick hover:bg-hover",
            )}
          >
            <Icon aria-hidden="true" className={cn("size-4 shrink-0", toneText[tone])} />
            <span className="figures font-semibold">{format.number(count)}</span>
            {href ? (
              <Link href={href} className="after:absolute after:inset-0 after:rounded-md">
                {t(key, { count })}
              </Link>
            ) : (
              t(key, { count })
            )}
            {href && <ArrowRight aria-hidden="true" className="size-3.5 text-muted" />}
          </li>
        );
      })}
    </ul>
  );
}

/** Shared pools with less than a tenth left and no debt, the emptiest first. */
const emptiest = "/workspaces?kind=shared&below=10&debt=no&sort=percent&dir=asc";

/** The page, if there is one. */
const pageOf = (href: string) => navigation.find((entry) => entry.href === href)?.href;

function useMatters(): Matter[] {
  const { anomalies } = useSpending();
  const [{ shared, personal }] = trpc.quota.overview.useSuspenseQuery({});
  const [jobs] = trpc.jobs.functions.useSuspenseQuery({});
  const [inbox] = trpc.approvals.list.useSuspenseQuery(inboxInput);
  const failed = jobs.filter(({ lastRun }) => lastRun?.status === "failed").length;
  const matters: Matter[] = [
    { key: "approvals", count: inbox.rows.length, tone: "info", href: "/approvals" },
    {
      key: "sharedDebt",
      count: shared.inDebt,
      tone: "danger",
      href: "/workspaces?kind=shared&debt=yes",
    },
    { key: "sharedEmpty", count: shared.empty, tone: "danger", href: emptiest },
    { key: "sharedLow", count: shared.low, tone: "warn", href: emptiest },
    {
      key: "personalDebt",
      count: personal.inDebt,
      tone: "warn",
      href: "/workspaces?kind=personal&debt=yes",
    },
    { key: "anomalies", count: anomalies, tone: "warn", href: pageOf("/billing/anomalies") },
    { key: "jobs", count: failed, tone: "danger", href: "/executions?status=failed" },
  ];
  return matters.filter(({ count }) => count > 0);
}
