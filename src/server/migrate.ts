import { env } from "@/core/env";
import { applyMigrations } from "./migrations";

const { DATABASE_URL, DATABASE_MIGRATE_URL } = env();
await applyMigrations(DATABASE_MIGRATE_URL ?? DATABASE_URL, DATABASE_URL);
