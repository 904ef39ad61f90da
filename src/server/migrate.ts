import { db, sql } from "@/core/db";
import { env } from "@/core/env";
import { applyMigrations } from "./migrations";
import { seed } from "./seed";

try {
  const { DATABASE_URL, DATABASE_MIGRATE_URL } = env();
  await applyMigrations(DATABASE_MIGRATE_URL ?? DATABASE_URL, DATABASE_URL);
  await seed(db());
  await sql().end();
} catch (error) {
  // The cause names the failed statement's problem; a stack would only push it out of sight.
  const causes = [error, (error as Error).cause].filter((each) => each instanceof Error);
  process.stderr.write(`${causes.map(({ message }) => message).join("\n")}\n`);
  process.exitCode = 1;
}
