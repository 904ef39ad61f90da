import { sql } from "drizzle-orm";
import { boolean, check, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "@/core/columns";

/** What a charge is for: a chat approach or model. */
export const approaches = pgTable(
  "config_approaches",
  {
    id: text().primaryKey(),
    labelZh: text().notNull(),
    labelEn: text().notNull(),
    provider: text().notNull(),
    kind: text({
      enum: ["chat", "reasoning", "image", "video", "embedding", "speech", "tool"],
    }).notNull(),
    onShelf: boolean().notNull().default(true),
    /** Domains it is offered in; empty means all. */
    domains: jsonb().$type<string[]>().notNull().default([]),
    position: integer().notNull().default(0),
    updatedAt: instant().notNull().defaultNow(),
  },
  ({ id }) => [check("config_approaches_id", sql`${id} <> ''`)],
);

/** Typed settings by key: personal pool templates and other defaults. */
export const settings = pgTable("config_settings", {
  key: text().primaryKey(),
  value: jsonb().notNull(),
  updatedAt: instant().notNull().defaultNow(),
});
