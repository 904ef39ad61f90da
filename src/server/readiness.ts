import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "@/core/db";
import { env } from "@/core/env";
import { logger } from "@/core/logger";
import { loginProblem } from "./login-role";
import { migrationsAreCurrent } from "./migrations";

const patienceMs = 2000;

/**
 * Whether this instance may get traffic: its database answers soon, with the right tables, and to a
 * login that may not rewrite them.
 */
export async function isReady(): Promise<boolean> {
  try {
    return await Promise.race([databaseIsRight(), tooLate()]);
  } catch (error) {
    logger().warn({ err: error }, "not ready");
    return false;
  }
}

async function databaseIsRight(): Promise<boolean> {
  const problem = env().AIRGATE_DEMO ? undefined : await loginProblem(sql());
  if (problem) throw new Error(problem);
  return migrationsAreCurrent(sql());
}

async function tooLate(): Promise<never> {
  await sleep(patienceMs, undefined, { ref: false });
  throw new Error("the database does not answer");
}
