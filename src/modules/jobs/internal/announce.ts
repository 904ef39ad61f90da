import { sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { channel } from "../rules/runs";

/** Wakes the runners when the transaction commits. */
export async function announce(db: Db): Promise<void> {
  await db.execute(sql`select pg_notify(${channel}, '')`);
}
