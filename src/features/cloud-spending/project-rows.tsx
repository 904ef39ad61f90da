"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { ExpandableRow } from "./expandable-row";
import type { Spending } from "./spending-cards";
import { useMoney } from "./use-money";

/** Projects by what they cost in the month, each with its share; open one for its days. */
export function ProjectRows({ spending }: { spending: Spending }) {
  const t = useTranslations("cloudSpending.projects");
  const money = useMoney();
  const { projects, days } = spending;
  if (projects.length === 0) return <p className="py-4 text-muted text-sm">{t("none")}</p>;
  const ordered = projects.toSorted((a, b) => Number(b.month) - Number(a.month));
  const most = Math.max(0, ...projects.map((one) => Number(one.month)));
  return (
    <ul className="divide-y divide-line">
      {ordered.map((one) => (
        <ExpandableRow
          key={one.project}
          label={one.displayName}
          marks={<Marks project={one} />}
          figure={money.brief(one.month)}
          note={t("total", { amount: money.brief(one.total) })}
          share={most > 0 ? Number(one.month) / most : 0}
        >
          <DayList
            days={days.filter(({ project }) => project === one.project)}
            intervals={spending.intervals.filter(({ project }) => project === one.project)}
          />
        </ExpandableRow>
      ))}
    </ul>
  );
}

function Marks({ project }: { project: Spending["projects"][number] }) {
  const t = useTranslations("cloudSpending.projects");
  return (
    <>
      {project.displayName !== project.project && (
        <code className="text-muted text-xs">{project.project}</code>
      )}
      {project.shared && <Badge tone="info">{t("shared")}</Badge>}
      {!project.monitored && <Badge>{t("unmonitored")}</Badge>}
    </>
  );
}

/** Each day with spending, and the days on which the project counted. */
function DayList(props: {
  days: readonly Spending["days"][number][];
  intervals: readonly Spending["intervals"][number][];
}) {
  const t = useTranslations("cloudSpending.projects");
  const money = useMoney();
  return (
    <div className="grid gap-2">
      <p className="text-muted text-xs">
        {t("counts")}{" "}
        {props.intervals
          .map(({ fromDay, toDay }) =>
            toDay
              ? t("between", { from: money.day(fromDay), to: money.day(toDay) })
              : t("from", { from: money.day(fromDay) }),
          )
          .join(t("and"))}
      </p>
      {props.days.length === 0 ? (
        <p className="text-muted text-sm">{t("noDays")}</p>
      ) : (
        <ul className="grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3">
          {props.days.map(({ day, amount }) => (
            <li
              key={day}
              className="figures flex justify-between gap-4 border-line border-b py-1 text-sm"
            >
              <span className="text-muted">{money.day(day)}</span>
              <span className={amount.startsWith("-") ? "text-accent" : undefined}>
                {money.exact(amount)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
