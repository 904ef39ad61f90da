import { DateTime } from "luxon";
import type { Capability } from "@/core/permissions";

/** The start of the day in the zone: the anchor of a pool for which none is given. */
export const dayStart = (moment: Date, zone: string): Date =>
  DateTime.fromJSDate(moment, { zone }).startOf("day").toJSDate();

/** The settings of a pool that are edited by hand or by batch. */
export type SettingField = "label" | "notes" | "domains" | "refresh" | "allowance" | "disabled";

/** The capability that each setting needs (product.md §1). */
export const capabilityOf: Readonly<Record<SettingField, Capability>> = {
  label: "workspaces.quota.write",
  notes: "workspaces.quota.write",
  domains: "workspaces.quota.write",
  refresh: "workspaces.plan.write",
  allowance: "workspaces.plan.write",
  disabled: "workspaces.status.write",
};

/** The fields in which two versions of settings differ, with both values; undefined when none do. */
export function changesOf<S extends Record<string, unknown>>(before: S, after: S) {
  const fields = Object.keys(before).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  if (fields.length === 0) return undefined;
  return { fields, old: pick(before, fields), new: pick(after, fields) };
}

const pick = <S extends Record<string, unknown>>(settings: S, fields: readonly string[]) =>
  Object.fromEntries(fields.map((field) => [field, settings[field]])) as Partial<S>;
