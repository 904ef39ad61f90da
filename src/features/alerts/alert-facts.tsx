"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/components/ui/format-provider";
import { KeyValueList } from "@/components/ui/key-value-list";
import { SheetPart } from "@/features/roles/sheet-part";
import type { AlertDetail } from "./alert-marks";
import { DeliveryLines } from "./delivery-lines";
import { SubjectLink } from "./subject-link";
import { useAlertWords } from "./use-alert-words";

export function AlertFacts({ alert }: { alert: AlertDetail }) {
  const t = useTranslations("alerts");
  const words = useAlertWords();
  const { deliveries, facts, history, projects } = alert;
  return (
    <div className="grid gap-6">
      <div className="grid gap-2">
        <p className="text-sm">{words.about(alert)}</p>
        <SubjectLink alert={alert} />
      </div>
      <KeyValueList items={words.facts(facts)} />
      {projects.length > 0 && (
        <SheetPart title={t("projects")}>
          <KeyValueList
            items={projects.map(({ project, amount }) => ({
              label: project,
              value: <span className="figures">{words.money(amount)}</span>,
            }))}
          />
        </SheetPart>
      )}
      <SheetPart title={t("history")}>
        <History steps={history} />
      </SheetPart>
      <SheetPart title={t("deliveries", { count: deliveries.length })}>
        <DeliveryLines deliveries={deliveries} />
      </SheetPart>
    </div>
  );
}

function History({ steps }: { steps: AlertDetail["history"] }) {
  const t = useTranslations("alerts.acts");
  const format = useFormat();
  return (
    <ol className="divide-y divide-line rounded-md border border-line">
      {steps.map(({ act, actor, at, note }) => (
        <li key={`${act}${at}`} className="grid gap-1 px-3 py-2 text-sm">
          <p className="flex flex-wrap items-center justify-between gap-2">
            <span>
              {t(act)} <span className="text-muted text-xs">{actor}</span>
            </span>
            <time dateTime={at} className="figures text-muted text-xs">
              {format.date(at)}
            </time>
          </p>
          {note && <p className="text-muted">{note}</p>}
        </li>
      ))}
    </ol>
  );
}
