import { z } from "zod";
import { canonicalJson } from "@/core/canonical";
import type { Db } from "@/core/db";
import { command } from "@/core/operation";
import { readSetting } from "../queries/settings";
import { CloudSettings, cloudSettings, SetCloudSettings } from "../schema/cloud";
import {
  PoolTemplates,
  PoolTemplatesRead,
  personalPoolTemplates,
  SetPoolTemplates,
  type Setting,
} from "../schema/templates";
import { settings } from "../tables";

/**
 * Replaces the templates of personal pools. Existing pools follow at their owner's next sign-in
 * call, overrides excepted (product.md §3).
 */
export const setPoolTemplates = command({
  id: "config.setPoolTemplates",
  access: { capability: "security.config.write" },
  safeguards: ["reason"],
  input: SetPoolTemplates,
  output: PoolTemplatesRead,
  async run({ db, now }, { templates, reason }) {
    const { key } = personalPoolTemplates;
    const before = z.encode(PoolTemplates, await readSetting(db, personalPoolTemplates));
    const after = z.encode(PoolTemplates, templates);
    if (canonicalJson(before) === canonicalJson(after))
      return { result: { templates }, audit: null };

    await writeSetting(db, personalPoolTemplates, after, now);

    return {
      result: { templates },
      audit: {
        action: "config.templates.change",
        targetType: "setting",
        targetId: key,
        old: { templates: before },
        new: { templates: after },
        reason,
      },
    };
  },
});

/**
 * Replaces what holds for all cloud sub-accounts: poll interval, alert steps, what happens at 100 %,
 * policies offered for a project, token prices. Steps already told in an epoch are not told again.
 */
export const setCloudSettings = command({
  id: "config.setCloudSettings",
  access: { capability: "security.config.write" },
  safeguards: ["reason"],
  input: SetCloudSettings,
  output: CloudSettings,
  async run({ db, now }, { reason, ...wanted }) {
    const { key } = cloudSettings;
    const before = z.encode(CloudSettings, await readSetting(db, cloudSettings));
    const after = z.encode(CloudSettings, wanted);
    if (canonicalJson(before) === canonicalJson(after)) return { result: wanted, audit: null };

    await writeSetting(db, cloudSettings, after, now);

    return {
      result: wanted,
      audit: {
        action: "config.cloud.change",
        targetType: "setting",
        targetId: key,
        old: before,
        new: after,
        reason,
      },
    };
  },
});

async function writeSetting<S extends z.ZodType>(
  db: Db,
  { key }: Setting<S>,
  value: z.input<S>,
  now: Date,
): Promise<void> {
  await db
    .insert(settings)
    .values({ key, value, updatedAt: now })
    .onConflictDoUpdate({ target: settings.key, set: { value, updatedAt: now } });
}
