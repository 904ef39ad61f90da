import type { RouterOutputs } from "@/trpc/client";

export type PoolModels = RouterOutputs["policy"]["poolModels"];
export type PoolModel = PoolModels["models"][number];
export type ModelRule = PoolModel["because"][number];
export type ModelSetting = "allow" | "deny" | "none";

/** The row for all approaches together. */
export const everyModel = "*";

/** What the pool itself says of an approach in every domain, which is what the grid edits. */
export function settingsOf({ pool, models }: PoolModels): Record<string, ModelSetting> {
  const settings: Record<string, ModelSetting> = { [everyModel]: "none" };
  for (const { approach_id } of models) settings[approach_id] = "none";
  for (const rule of models.flatMap(({ because }) => because)) {
    const approach = approachOf(rule);
    if (rule.sub !== pool || rule.dom !== "*" || rule.expires_at !== null) continue;
    if (approach !== undefined && settings[approach] !== "deny") settings[approach] = rule.eft;
  }
  return settings;
}

/** The approach that a rule on a model speaks of; undefined for a rule on something else. */
const approachOf = ({ obj }: ModelRule) =>
  obj.startsWith("model/") ? obj.slice("model/".length) : undefined;

export type ModelChange = { approach: string; before: ModelSetting; after: ModelSetting };

export const changesOf = (
  stored: Readonly<Record<string, ModelSetting>>,
  draft: Readonly<Record<string, ModelSetting>>,
): ModelChange[] =>
  Object.entries(draft).flatMap(([approach, after]) => {
    const before = stored[approach] ?? "none";
    return before === after ? [] : [{ approach, before, after }];
  });
