"use client";

import { useTranslations } from "next-intl";
import { Popover } from "@/components/ui/popover";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusDot } from "@/components/ui/status-dot";
import { WhyButton } from "@/components/ui/why-button";
import type { ModelRule, PoolModel } from "./model-settings";

/** The rules that decide whether an approach is open: every one that matched, and whose it is. */
export function ModelWhy(props: { model: PoolModel; name: string; pool: string }) {
  const t = useTranslations("pools.models");
  const { model } = props;
  return (
    <Popover
      label={t("why")}
      className="w-96 max-w-[90vw]"
      trigger={<WhyButton label={t("why")} about={props.name} />}
    >
      <div className="grid gap-2">
        <p className="font-medium">{t(`because.${model.access}`, { name: props.name })}</p>
        {!model.offered && <p className="text-muted">{t("notOffered")}</p>}
        {model.because.length > 0 && (
          <ul className="grid gap-2">
            {model.because.map((rule) => (
              <RuleLine key={rule.id} rule={rule} own={rule.sub === props.pool} />
            ))}
          </ul>
        )}
      </div>
    </Popover>
  );
}

function RuleLine({ rule, own }: { rule: ModelRule; own: boolean }) {
  const t = useTranslations("pools.models");
  return (
    <li className="grid gap-0.5 rounded-md border border-line px-2.5 py-1.5">
      <span className="flex flex-wrap items-center gap-x-2">
        <StatusDot tone={rule.eft === "allow" ? "accent" : "danger"}>
          {t(`settings.${rule.eft}`)}
        </StatusDot>
        <span className="text-muted text-xs">{own ? t("ownRule") : t("templateRule")}</span>
      </span>
      <code className="break-all text-xs">
        {rule.sub} · {rule.dom} · {rule.obj}
      </code>
      {rule.note && (
        <span data-written className="text-muted text-xs">
          {rule.note}
        </span>
      )}
      {rule.expires_at && (
        <span className="text-muted text-xs">
          {t("lifts")} <RelativeTime at={rule.expires_at} />
        </span>
      )}
    </li>
  );
}
