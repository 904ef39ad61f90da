"use client";

import { useTranslations } from "next-intl";
import { Segmented } from "@/components/ui/segmented";
import { StatusDot } from "@/components/ui/status-dot";
import { useApproachNames } from "@/features/policy/use-approach-names";
import { everyModel, type ModelSetting, type PoolModel, type PoolModels } from "./model-settings";
import { ModelWhy } from "./model-why";

type Props = {
  models: PoolModels;
  settings: Readonly<Record<string, ModelSetting>>;
  /** Absent for whoever may not change them. */
  onSetting: ((approach: string, setting: ModelSetting) => void) | undefined;
};

/** On phones a row is a card: the name, then whether it is open and the pool's own rule. */
const cell = "border-line border-b px-4 py-1.5 max-sm:border-0 max-sm:p-0";
const row =
  "max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:items-center max-sm:gap-x-3 max-sm:gap-y-1 max-sm:border-line max-sm:border-b max-sm:px-4 max-sm:py-2.5";
const head = `${cell} text-left max-sm:col-span-2`;

/** A row for each approach: whether it is open, why, and what the pool itself says of it. */
export function ModelsTable({ models, settings, onSetting }: Props) {
  const t = useTranslations("pools.models");
  const words = useTranslations("words");
  const nameOf = useApproachNames();
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-separate border-spacing-0 text-sm max-sm:block">
        <thead className="text-left text-muted text-xs max-sm:sr-only">
          <tr className="bg-sunken [&>th]:h-8 [&>th]:border-line [&>th]:border-b [&>th]:px-4 [&>th]:font-medium">
            <th scope="col">{words("approach")}</th>
            <th scope="col">{t("access")}</th>
            <th scope="col">{t("own")}</th>
          </tr>
        </thead>
        <tbody className="max-sm:block [&>tr:last-child>*]:border-b-0">
          <tr className={row}>
            <th scope="row" className={`${head} font-medium`}>
              {t("every")}
            </th>
            <td className={`${cell} text-muted text-xs`}>{t("everyHint")}</td>
            <Own id={everyModel} name={t("every")} {...{ settings, onSetting }} />
          </tr>
          {models.models.map((model) => {
            const name = nameOf(model.approach_id);
            return (
              <tr key={model.approach_id} className={`${row} hover:bg-hover`}>
                <th scope="row" className={`${head} font-normal`}>
                  <span className="flex flex-wrap items-baseline gap-x-2">
                    {name}
                    <code className="text-muted text-xs">{model.approach_id}</code>
                  </span>
                </th>
                <td className={cell}>
                  <span className="flex flex-wrap items-center gap-x-2">
                    <Access model={model} />
                    <ModelWhy model={model} name={name} pool={models.pool} />
                  </span>
                </td>
                <Own id={model.approach_id} {...{ name, settings, onSetting }} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const tones = { allowed: "accent", shut_out: "danger", not_allowed: "neutral" } as const;

function Access({ model }: { model: PoolModel }) {
  const t = useTranslations("pools.models");
  if (model.access === "allowed" && !model.offered) {
    return <StatusDot tone="warn">{t("offShelf")}</StatusDot>;
  }
  return <StatusDot tone={tones[model.access]}>{t(`accesses.${model.access}`)}</StatusDot>;
}

function Own(props: Pick<Props, "settings" | "onSetting"> & { id: string; name: string }) {
  const t = useTranslations("pools.models");
  const { id, onSetting } = props;
  const setting = props.settings[id] ?? "none";
  return (
    <td className={cell}>
      {onSetting ? (
        <Segmented
          size="sm"
          label={t("settingOf", { name: props.name })}
          value={setting}
          onValueChange={(next) => onSetting(id, next)}
          options={(["allow", "none", "deny"] as const).map((value) => ({
            value,
            label: t(`settings.${value}`),
          }))}
        />
      ) : (
        t(`settings.${setting}`)
      )}
    </td>
  );
}
