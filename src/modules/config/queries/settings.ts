import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/core/db";
import { query } from "@/core/operation";
import { CloudSettings, cloudSettings } from "../schema/cloud";
import { PoolTemplatesRead, personalPoolTemplates, type Setting } from "../schema/templates";
import { settings } from "../tables";

/** A setting as it stands in the database, or its initial value. */
export async function readSetting<S extends z.ZodType>(
  db: Db,
  { key, schema, initial }: Setting<S>,
): Promise<z.output<S>> {
  const [row] = await db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, key));
  return schema.parse(row ? row.value : initial);
}

/** The templates of personal pools, in order of precedence. */
export const getPoolTemplates = query({
  id: "config.getPoolTemplates",
  access: { capability: "security.config.read" },
  input: z.object({}),
  output: PoolTemplatesRead,
  run: async ({ db }) => ({ templates: await readSetting(db, personalPoolTemplates) }),
});

/** What holds for cloud sub-accounts without a setting of their own; everybody who sees them may see it. */
export const getCloudSettings = query({
  id: "config.getCloudSettings",
  access: { capability: "iam.accounts.read" },
  input: z.object({}),
  output: CloudSettings,
  run: ({ db }) => readSetting(db, cloudSettings),
});
