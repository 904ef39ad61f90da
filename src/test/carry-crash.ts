import { type ChildProcess, fork } from "node:child_process";
import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "esbuild";
import { afterAll, beforeAll } from "vitest";
import { webUrl } from "./database";
import { type GivenAccount, settle } from "./given-cloud";
import type { TestCloud } from "./simulator";

/** A call of the cloud during which the process dies: before its work was done, or right after. */
export type Blow = { action: string; at: number; phase: "before" | "after" };

/**
 * Lets a process of its own carry out what is open, kills it with signal 9 during one of its calls,
 * and lets this process take over, once the dead one's lease has ended.
 */
export function carryCrash(cloud: () => TestCloud) {
  const file = `dist/carry-host-${process.pid}.mjs`;
  beforeAll(() => bundleHost("src/test/carry-host.ts", file));
  afterAll(() => rm(file, { force: true }));

  return async (account: GivenAccount, subAccountId: string, { action, at, phase }: Blow) => {
    const { accountId } = account;
    const { control, url } = cloud();
    control.clearFaults();
    const since = control.calls({}).at(-1)?.seq ?? 0;
    control.addFault({ accountId, action, at, phase, effect: { kind: "hang" } });
    const child = startHost(file, { SUB_ACCOUNT: subAccountId, VOLCENGINE_ENDPOINT: url });
    const hangs = () =>
      control.calls({ accountId, since }).some(({ outcome }) => outcome === "hang");
    const struck = await strike(child, hangs);
    control.clearFaults();
    const rounds = await settle(account, subAccountId);
    return { struck, rounds };
  };
}

/** A process that a test kills. */
export function startHost(file: string, more: Record<string, string>): ChildProcess {
  const env = { ...process.env, DATABASE_URL: webUrl, ...more };
  return fork(file, { env, stdio: ["ignore", "inherit", "inherit", "ipc"] });
}

/** Kills the process when the condition has come true; false when it ended before. */
export async function strike(child: ChildProcess, came: () => boolean): Promise<boolean> {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const until = Date.now() + 30_000;
  while (!came() && child.exitCode === null && Date.now() < until) await sleep(10);
  const struck = came();
  child.kill("SIGKILL");
  await ended;
  return struck;
}

export const bundleHost = (entry: string, outfile: string) =>
  build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: "external",
    alias: { "@": `${process.cwd()}/src` },
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  });
