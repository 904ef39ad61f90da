import { existsSync } from "node:fs";
import path from "node:path";
import { launch } from "../start/children.mjs";
import { readJson } from "../start/json-file.mjs";
import { inRoot } from "../start/paths.mjs";

const seconds = (since) => (performance.now() - since) / 1000;

/** A tool that counts no tests: it passes silently or is one failure. */
export async function runTool(name, command, args) {
  const since = performance.now();
  const code = await run(command, args);
  return { name, passed: 0, failed: code === 0 ? 0 : 1, seconds: seconds(since) };
}

export async function runVitest(project, folder) {
  const since = performance.now();
  const report = path.join(folder, `${project}.json`);
  const code = await run("vitest", [
    "run",
    `--project=${project}`,
    "--passWithNoTests",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = counts(report);
  return {
    name: project,
    passed: numPassedTests,
    failed: atLeastOne(numFailedTests, code),
    skipped: numPendingTests,
    seconds: seconds(since),
  };
}

export async function runPlaywright({ url, home }, folder, nightly) {
  const since = performance.now();
  const report = path.join(folder, "browser.json");
  const code = await run("playwright", ["test", "--pass-with-no-tests", "--reporter=list,json"], {
    AIRGATE_BASE_URL: url,
    AIRGATE_HOME: home,
    AIRGATE_NIGHTLY: nightly ? "1" : "0",
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = counts(report).stats ?? {};
  return {
    name: "browser",
    passed: expected,
    failed: atLeastOne(unexpected + flaky, code),
    skipped,
    seconds: seconds(since),
  };
}

/** A runner may fail without a failed test: a file that does not load, a leak at the end. */
const atLeastOne = (failed, code) => (code === 0 ? failed : Math.max(1, failed));

const counts = (report) => readJson(report) ?? {};

function run(command, args, extra = {}) {
  const local = inRoot("node_modules", ".bin", command);
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...extra };
  return launch(existsSync(local) ? local : command, args, { env }).exit;
}
