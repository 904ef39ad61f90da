import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { callerOf, type Keys } from "@/test/volcengine-sdk";

let folder: string;
const running: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "airgate-cloud-"));
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

type Ready = { url: string; accounts: Keys[] };

/** The simulator as the starter runs it. */
async function started(...args: string[]) {
  const main = "src/simulators/volcengine/main.ts";
  const child = spawn(process.execPath, ["--import", "tsx", main, "--port", "0", ...args], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  running.push(child);
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.once("message", (message) => resolve(message as Ready));
    void exit.then((code) => reject(new Error(`ended with ${code}`)));
  });
  return { child, exit, ...ready };
}

test("what happened in the demo's cloud outlives its process", { timeout: 60_000 }, async () => {
  const file = path.join(folder, "cloud.json");
  const args = ["--demo", "--state", file];
  const first = await started(...args);
  expect(first.accounts).toHaveLength(2);
  const keys = first.accounts[0] as Keys;
  expect((await callerOf(first.url, keys).iam("CreateUser", { UserName: "kept" })).code).toBe("ok");
  first.child.kill("SIGTERM");
  expect(await first.exit).toBe(0);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(existsSync(`${file}.new`)).toBe(false);

  const second = await started(...args);
  const list = await callerOf(second.url, keys).iam("ListUsers", { Query: "kept" });
  expect(list.result.Total).toBe(1);
  // Its starter is gone: nobody else would end it.
  second.child.disconnect();
  expect(await second.exit).toBe(0);
});

test("a file that says nothing is set aside, and the demo begins anew", {
  timeout: 60_000,
}, async () => {
  const file = path.join(folder, "cloud.json");
  writeFileSync(file, '{"version": 1, "acc');
  const { child, exit, accounts } = await started("--demo", "--state", file);
  expect(accounts).toHaveLength(2);
  child.kill("SIGTERM");
  await exit;
  expect(readFileSync(`${file}.unreadable`, "utf8")).toBe('{"version": 1, "acc');
  expect(JSON.parse(readFileSync(file, "utf8")).accounts).toHaveLength(2);
});

test("a port that is taken is left to its holder", { timeout: 60_000 }, async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
  const { port } = holder.address() as { port: number };
  const { url } = await started("--port", String(port), "--tries", "20");
  expect(Number(new URL(url).port)).toBeGreaterThan(port);
  holder.close();
});
