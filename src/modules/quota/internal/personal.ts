import type { Db } from "@/core/db";
import { zone } from "@/core/env";
import { formatMoney } from "@/core/money";
import { readSetting } from "@/modules/config/queries/settings";
import { templateFor } from "@/modules/config/rules/templates";
import { type PoolTemplate, personalPoolTemplates } from "@/modules/config/schema/templates";
import type { findAttributes } from "@/modules/directory/queries/attributes";
import { nextBoundary } from "../rules/refresh";
import { changesOf } from "../rules/settings";
import { type TemplateField, templateFields } from "../schema/personal";
import { lockSettings, type PoolRow, saveSettings } from "./pools";

type Person = NonNullable<Awaited<ReturnType<typeof findAttributes>>>;

/** What the person's personal pool is to be by template: every parameter but its money. */
export async function wantedFor(db: Db, { attributes, displayName }: Person) {
  const templates = await readSetting(db, personalPoolTemplates);
  return { template: templateFor(templates, attributes), label: displayName };
}
export type Wanted = { template: PoolTemplate; label: string };

/** Settings as templates and pools both have them, with the template's name. */
const wantedSettings = ({ template, label }: Wanted) => ({
  label,
  refresh: { ...template.refresh, anchor: template.refresh.anchor.toISOString() },
  allowance: template.allowance,
  disabled: template.disabled,
  domains: [] as string[],
  template: template.name,
});
type Settings = ReturnType<typeof wantedSettings>;

const currentSettings = (pool: PoolRow): Settings => ({
  label: pool.label,
  refresh: {
    unit: pool.refreshUnit,
    every: pool.refreshEvery,
    anchor: pool.refreshAnchor.toISOString(),
  },
  allowance: pool.allowance,
  disabled: pool.disabled,
  domains: pool.domains,
  template: pool.template ?? "",
});

/** What differs from the template, apart from what was overridden by hand. */
export function pendingChanges(pool: PoolRow, wanted: Wanted) {
  const before = currentSettings(pool);
  const kept = Object.fromEntries(
    templateFields
      .filter((field) => pool.overrides.includes(field))
      .map((field) => [field, before[field]]),
  );
  const after: Settings = { ...wantedSettings(wanted), ...kept };
  const changes = changesOf(before, after);
  return changes && { ...changes, after };
}

/**
 * Brings every parameter of a personal pool up to date at once, overrides and money apart
 * (product.md §3), after due refreshes under the old settings. The pool stays locked.
 */
export async function alignPool(db: Db, name: string, wanted: Wanted, now: Date) {
  const pool = await lockSettings(db, name, now);
  const changes = pendingChanges(pool, wanted);
  if (!changes) return undefined;
  const { refresh, template, ...settings } = changes.after;
  const schedule = { ...refresh, anchor: new Date(refresh.anchor) };
  await saveSettings(
    db,
    name,
    {
      ...settings,
      template,
      refreshUnit: schedule.unit,
      refreshEvery: schedule.every,
      refreshAnchor: schedule.anchor,
      nextRefreshAt: changes.fields.includes("refresh")
        ? nextBoundary(schedule, now, zone())
        : pool.nextRefreshAt,
    },
    now,
  );
  return {
    fields: changes.fields as (TemplateField | "template")[],
    old: shown(changes.old),
    new: shown(changes.new),
  };
}

const shown = ({ allowance, ...settings }: Partial<Settings>) =>
  allowance === undefined ? settings : { ...settings, allowance: formatMoney(allowance) };
