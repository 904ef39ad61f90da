"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { CircleCheck, CircleX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { SkeletonText } from "@/components/ui/skeleton";
import { useApproachNames } from "@/features/policy/use-approach-names";
import { poolPath } from "@/features/pools/pool";
import { Failure } from "@/features/shell/region";
import { type RouterOutputs, trpc } from "@/trpc/client";
import type { Person } from "../user-detail";
import { RefusalRules } from "./refusal-rules";
import { RefusalSteps } from "./refusal-steps";

export type CheckAnswer = RouterOutputs["billing"]["previewCheck"];

/** The refusals that rules and memberships decide. */
const ofRules: ReadonlySet<string> = new Set([
  "NOT_A_MEMBER",
  "ACCESS_DENIED",
  "MODEL_NOT_ALLOWED",
]);

/** The answer in one line, then how far the request comes, then the rules that decide it. */
export function RefusalAnswer(props: { person: Person; pool: string; model: string }) {
  const { person, pool, model } = props;
  const { data, error, isPlaceholderData, refetch } = trpc.billing.previewCheck.useQuery(
    { upn: person.upn, quota_pool: pool, approach_id: model },
    { placeholderData: keepPreviousData },
  );
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonText lines={5} />;
  return (
    <div className={cn("grid gap-4 transition-opacity", isPlaceholderData && "opacity-60")}>
      <Headline answer={data} pool={pool} model={model} />
      <RefusalSteps answer={data} person={person} />
      <RefusalRules upn={person.upn} pool={pool} model={model} open={ofRules.has(data.code)} />
    </div>
  );
}

function Headline(props: { answer: CheckAnswer; pool: string; model: string }) {
  const t = useTranslations("users.refusal");
  const codes = useTranslations("errors-check");
  const nameOf = useApproachNames();
  const { ok, code } = props.answer;
  const Icon = ok ? CircleCheck : CircleX;
  return (
    <div
      role="status"
      className={cn(
        "flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md px-3 py-2.5",
        ok ? "bg-accent-soft text-accent" : "bg-danger-soft text-danger",
      )}
    >
      <Icon aria-hidden="true" className="size-5 shrink-0" />
      <p className="min-w-0 flex-1 text-base">
        <strong className="font-semibold">{ok ? t("open") : codes(code)}</strong>{" "}
        <span className="text-sm">
          {t("asked", { pool: props.pool, model: nameOf(props.model) })}
        </span>
      </p>
      <code className="text-xs">{code}</code>
      <Link href={poolPath(props.pool)} className="text-sm underline underline-offset-4">
        {t("toPool")}
      </Link>
    </div>
  );
}
