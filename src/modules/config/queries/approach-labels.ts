import type { Db } from "@/core/db";
import { approaches } from "../tables";

/** The names of all approaches in both languages, by id; there are some dozens of them. */
export async function approachLabels(db: Db): Promise<Map<string, { zh: string; en: string }>> {
  const rows = await db
    .select({ id: approaches.id, zh: approaches.labelZh, en: approaches.labelEn })
    .from(approaches);
  return new Map(rows.map(({ id, ...label }) => [id, label]));
}
