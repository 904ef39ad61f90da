import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "@/core/db";
import { logger } from "@/core/logger";
import { migrationsAreCurrent } from "./migrations";

const patienceMs = 2000;

/** Whether this instance may get traffic: its database answers soon, and with the right tables. */
export async function isReady(): Promise<boolean> {
  try {
    return await Promise.race([migrationsAreCurrent(sql()), tooLate()]);
  } catch (error) {
    logger().warn({ err: error }, "not ready");
    return false;
  }
}

async function tooLate(): Promise<never> {
  await sleep(patienceMs, undefined, { ref: false });
  throw new Error("the database does not answer");
}
