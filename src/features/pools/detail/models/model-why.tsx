"use client";

import { useTranslations } from "next-intl";
import { Popover } from "@/components/ui/popover";
import { WhyButton } from "@/components/ui/why-button";
import { RuleLine } from "@/features/policy/rule-line";
import type { PoolModel } from "./model-settings";

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
              <RuleLine
                key={rule.id}
                rule={rule}
                of={t(rule.sub === props.pool ? "ownRule" : "templateRule")}
              />
            ))}
          </ul>
        )}
      </div>
    </Popover>
  );
}
