import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "@/core/db";
import { migrationsAreCurrent } from "./migrations";

const patienceMs = 2000;

/** Whether this instance may get traffic: its database answers soon, and with the right tables. */
export function isReady(): Promise<boolean> {
  return Promise.race([
    migrationsAreCurrent(sql()),
    sleep(patienceMs, undefined, { ref: false }).then(() => {
      throw new Error("the database does not answer");
    }),
  ]);
}
