import { execFile, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freePort } from "../postgres/port.mjs";
import { explain, StartFailure } from "./failure.mjs";
import { greeting } from "./greeting.mjs";
import { nodeProblem } from "./node-version.mjs";
import { inRoot } from "./paths.mjs";
import { readSimulatorPort } from "./settings.mjs";

let home;
let taken;

beforeEach(async () => {
  home = mkdtempSync(path.join(tmpdir(), "airgate-messages-"));
  taken = createServer();
  await new Promise((resolve) => taken.listen(0, "0.0.0.0", resolve));
});

afterEach(() => {
  taken.close();
  rmSync(home, { recursive: true, force: true });
});

/** A start that cannot get far: its port is taken, and so nothing is installed, built or run. */
function start({ node = [], env = {} } = {}) {
  const settings = { AIRGATE_HOME: home, PORT: String(taken.address().port), ...env };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...node, inRoot("scripts", "start.mjs")],
      { env: { ...process.env, DATABASE_URL: "", ...settings } },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr: stderr.trim() }),
    );
  });
}

const lockedBy = (pid) =>
  writeFileSync(path.join(home, "start.lock"), JSON.stringify({ pid, port: 1 }));
const isParagraph = (text) => text.split("\n").length === 1;

test("a taken port is named, with a way out", async () => {
  const { code, stderr } = await start();
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Port \d+ is taken .* PORT=\d+ npm start$/);
  expect(existsSync(path.join(home, "start.lock"))).toBe(false);
});

test("a port that is none is refused", async () => {
  const { code, stderr } = await start({ env: { PORT: "http" } });
  expect([code, stderr]).toEqual([1, 'PORT must be a number from 1 to 65535, and it is "http".']);
});

test("the port of the simulated cloud is checked before anything is done", async () => {
  const PORT = String(await freePort());
  const asked = {
    PORT,
    VOLCENGINE_ENDPOINT: "",
    AIRGATE_SIMULATOR_PORT: String(taken.address().port),
  };
  const { code, stderr } = await start({ env: asked });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Port \d+ is taken .* AIRGATE_SIMULATOR_PORT=\d+ npm start$/);
  const none = await start({ env: { ...asked, AIRGATE_SIMULATOR_PORT: "off" } });
  expect(none.stderr).toContain("AIRGATE_SIMULATOR_PORT must be a number");
});

test.each([
  [{}, 3901],
  [{ DATABASE_URL: "postgres://db.example/airgate" }, undefined],
  [{ VOLCENGINE_ENDPOINT: "https://open.volcengineapi.com" }, undefined],
])("a real cloud, or a real database, needs no simulated one: %o", (settings, port) => {
  expect(readSimulatorPort({ AIRGATE_SIMULATOR_PORT: "3901", ...settings })).toBe(port);
});

test("the greeting names the simulated cloud and its keys", () => {
  const account = { name: "教学", accessKeyId: "AKLT1", secretAccessKey: "c2VjcmV0==" };
  const demo = { simulator: { url: "http://127.0.0.1:3900", accounts: [account] } };
  const text = greeting("http://localhost:3000", demo);
  expect(text).toContain("http://127.0.0.1:3900");
  expect(text).toContain("教学  AKLT1  c2VjcmV0==");
  expect(greeting("http://localhost:3000", {})).not.toContain("Volcengine");
});

test("the lock of a killed start does not stop the next one", async () => {
  lockedBy(2 ** 22 + 1);
  const { stdout, stderr } = await start();
  expect(stdout).toContain("its lock was removed");
  expect(stderr).toMatch(/^Port \d+ is taken/);
});

test("a lock whose process id went to another program is stale", async () => {
  lockedBy(process.pid);
  expect((await start()).stdout).toContain("its lock was removed");
});

test("a start that still runs keeps its folder", async () => {
  const holder = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)", "start.mjs"]);
  lockedBy(holder.pid);
  const { code, stderr } = await start();
  holder.kill("SIGKILL");
  expect(code).toBe(1);
  expect(stderr).toContain(`already runs from this folder (process ${holder.pid}`);
  expect(existsSync(path.join(home, "start.lock"))).toBe(true);
});

test("production names the secrets that are missing, and refuses those of a demo", async () => {
  const env = { DATABASE_URL: "postgres://db.example/airgate", NEXTAUTH_SECRET: "demo:0123456789" };
  const { code, stderr } = await start({ env: { ...env, AIRGATE_MASTER_KEYS: "" } });
  expect(code).toBe(1);
  expect(stderr).toContain("AIRGATE_MASTER_KEYS is missing");
  expect(stderr).toContain("NEXTAUTH_SECRET is a demo's");
  const copied = await start({ env: { ...env, AIRGATE_MASTER_KEYS: "demo1:AAAA,k1:BBBB" } });
  expect(copied.stderr).toContain("AIRGATE_MASTER_KEYS holds a demo's");
});

test("an old Node is told before anything else", async () => {
  const pretend =
    "Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.4'}})";
  const { code, stderr } = await start({ node: ["--import", `data:text/javascript,${pretend}`] });
  expect(code).toBe(1);
  expect(stderr).toContain("AirGate needs Node 20.19 or newer, and this is Node 18.20.4");
});

test.each([
  ["18.20.4", true],
  ["20.18.3", true],
  ["20.19.0", false],
  ["22.0.0", false],
  ["24.1.0", false],
])("Node %s is too old: %s", (version, tooOld) => {
  expect(nodeProblem(version) !== undefined).toBe(tooOld);
});

test.each([
  [Object.assign(new Error("write"), { code: "ENOSPC" }), "The disk is full."],
  [new Error("initdb: could not write: No space left on device"), "The disk is full."],
  [Object.assign(new Error("mkdir"), { code: "EACCES" }), "This user may not write"],
  [new StartFailure("Just this."), "Just this."],
])("an error becomes one paragraph: %s", (error, beginning) => {
  expect(explain(error).startsWith(beginning)).toBe(true);
  expect(isParagraph(explain(error))).toBe(true);
});
