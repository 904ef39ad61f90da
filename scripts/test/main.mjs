import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildIsCurrent } from "../start/build-stamp.mjs";
import { explain } from "../start/failure.mjs";
import { installPackages, packagesAreCurrent } from "../start/packages.mjs";
import { openHome } from "../start/paths.mjs";
import { step } from "../start/progress.mjs";
import { whenAsked } from "../start/stopping.mjs";
import { readOptions } from "./options.mjs";
import { runPlaywright, runTool, runVitest } from "./runners.mjs";
import { startStack } from "./stack.mjs";
import { Tally } from "./tally.mjs";

/** `npm test`: every proof, with its own set-up, and one line of figures at the end. */
export async function test(args) {
  const stopping = whenAsked({ exitCode: 130 });
  const folder = mkdtempSync(path.join(tmpdir(), "airgate-run-"));
  // As root the database runs as another user, who must be able to get in.
  chmodSync(folder, 0o755);
  stopping.onStop(() => rmSync(folder, { recursive: true, force: true }));
  const tally = new Tally();
  try {
    await stopping.watch(runParts(readOptions(args), { folder, tally, stopping }));
  } catch (error) {
    if (stopping.isAsked()) return;
    console.error(`\n${explain(error)}\n`);
    tally.add({ name: "set-up", failed: 1 });
  }
  stopping.atEnd(() => tally.print());
  await stopping.stop(tally.failed > 0 ? 1 : 0);
}

async function runParts({ parts, nightly }, run) {
  await install();
  if (parts.has("check")) await check(run);
  if (parts.has("integration")) await vitest("integration", run);
  if (parts.has("nightly")) await vitest("nightly", run);
  if (parts.has("browser")) await browser(run, nightly);
}

async function install() {
  if (packagesAreCurrent()) return;
  const log = openHome().log("install");
  await step("Packages installed", () => installPackages({ log }), { slow: "about a minute" });
}

async function check(run) {
  await tool("types of the routes", "next", ["typegen"], run);
  await tool("biome", "biome", ["check", "."], run);
  await tool("tsc", "tsc", [], run);
  await tool("knip", "knip", [], run);
  await vitest("unit", run);
}

async function tool(name, command, args, { tally }) {
  heading(name);
  tally.add(await runTool(name, command, args));
}

async function vitest(project, { tally, folder }) {
  heading(project);
  tally.add(await runVitest(project, folder));
}

async function browser({ tally, folder, stopping }, nightly) {
  heading("browser");
  if (!buildIsCurrent()) {
    const built = await runTool("production build", process.execPath, ["scripts/build.mjs"]);
    tally.add(built);
    if (built.failed) return;
  }
  const stack = await startStack(path.join(folder, "home"));
  stopping.onStop(stack.stop);
  tally.add(await runPlaywright(stack, folder, nightly));
  await stack.stop();
}

const heading = (name) => console.log(`\n── ${name} ${"─".repeat(Math.max(0, 60 - name.length))}`);
