"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { SkeletonText } from "@/components/ui/skeleton";
import { PrepaidGauge } from "@/features/prepaid/prepaid-gauge";
import { Failure } from "@/features/shell/region";
import { type RouterOutputs, trpc } from "@/trpc/client";
import { ExpandableRow } from "./expandable-row";
import { ProjectRows } from "./project-rows";
import { useMoney } from "./use-money";

type Spender = RouterOutputs["billing"]["spenders"]["rows"][number];

/** A sub-account with its share of the largest; opens its projects, and those their days. */
export function SpenderRow(props: { spender: Spender; month: string; share: number }) {
  const t = useTranslations("cloudSpending.spenders");
  const reasons = useTranslations("prepaid.disabledReasons");
  const money = useMoney();
  const { spender, month } = props;
  return (
    <ExpandableRow
      label={spender.displayName}
      share={props.share}
      figure={money.brief(spender.amount)}
      note={t("projects", { count: spender.projects })}
      marks={
        <>
          <code className="text-muted text-xs">{spender.userName}</code>
          {spender.isGone && <Badge>{t("gone")}</Badge>}
          {spender.disabledReasons.map((reason) => (
            <Badge key={reason} tone="danger">
              {reasons(reason)}
            </Badge>
          ))}
        </>
      }
    >
      <div className="grid gap-3">
        {spender.quota && (
          <PrepaidGauge
            label={spender.displayName}
            allocated={spender.quota.allocated}
            spent={spender.quota.spent}
          />
        )}
        <SpenderProjects id={spender.subAccountId} month={month} />
        <Link
          href={`/iam/sub-accounts/${spender.subAccountId}?tab=spending&month=${month}`}
          className="text-accent text-sm underline underline-offset-4"
        >
          {t("open")}
        </Link>
      </div>
    </ExpandableRow>
  );
}

/** Read when the row is opened. */
function SpenderProjects({ id, month }: { id: string; month: string }) {
  const { data, error, refetch } = trpc.billing.cloudSpending.useQuery({ subAccountId: id, month });
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return data ? <ProjectRows spending={data} /> : <SkeletonText lines={3} />;
}
