import { rmSync } from "node:fs";
import { buildIsCurrent } from "../scripts/start/build-stamp.mjs";
import { launch } from "../scripts/start/children.mjs";
import { explain } from "../scripts/start/failure.mjs";
import { readJson } from "../scripts/start/json-file.mjs";
import { inRoot } from "../scripts/start/paths.mjs";
import { whenAsked } from "../scripts/start/stopping.mjs";
import { benches, meets } from "./benches.mjs";
import { writeFigures } from "./docs.mjs";

/**
 * `npm run bench`: all benches, or those of `--only name[,name]`, each in a process of its own.
 * `--write-docs` puts the figures into docs/performance.md afterwards.
 */
export async function bench(args) {
  const stopping = whenAsked({ exitCode: 130 });
  try {
    const asked = readOnly(args);
    await stopping.watch(runAll(asked ?? benches, stopping));
    if (args.includes("--write-docs")) writeFigures();
    if (asked?.length === 1) printLast(asked[0]);
    else printTable(asked ?? benches);
    await stopping.stop(0);
  } catch (error) {
    if (stopping.isAsked()) return;
    console.error(`\n${explain(error)}\n`);
    await stopping.stop(1);
  }
}

function readOnly(args) {
  const at = args.indexOf("--only");
  if (at < 0) return undefined;
  return (args[at + 1] ?? "").split(",").map((name) => {
    const found = benches.find((one) => one.name === name);
    if (found) return found;
    const names = benches.map((one) => one.name).join(", ");
    throw new Error(`--only takes one of ${names}, not "${name}".`);
  });
}

async function runAll(list, stopping) {
  await build();
  const done = new Set();
  for (const { name, file } of list) {
    if (done.has(file) || stopping.isAsked()) continue;
    console.log(`\n── ${name} ${"─".repeat(Math.max(0, 60 - name.length))}`);
    rmSync(resultOf(name), { force: true });
    await run([inRoot("node_modules/tsx/dist/cli.mjs"), inRoot("bench", file), name], name);
    done.add(file);
  }
}

/** The product is measured as it is deployed: the server and Next from the sources of now. */
async function build() {
  if (process.env.BENCH_SERVER || buildIsCurrent()) return;
  console.log("building, because the sources changed since the last build …");
  await run([inRoot("scripts/build.mjs")], "the production build");
}

async function run(args, what) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  const code = await launch(process.execPath, args, { env, ipc: true }).exit;
  if (code !== 0) throw new Error(`${what} failed (${code}).`);
}

const resultOf = (name) => inRoot("bench", "results", `${name}.json`);

const printLast = ({ name }) => console.log(`${name} ratio=${readJson(resultOf(name))?.ratio}`);

function printTable(list) {
  console.log("");
  for (const one of list) {
    const result = readJson(resultOf(one.name));
    const ratio = String(result?.ratio).padEnd(9);
    const bar = `${one.most ? "≤" : "≥"} ${one.bar}`;
    const verdict = meets(one, result) ? "ok" : "BELOW THE BAR";
    console.log(`${one.name.padEnd(14)} ratio=${ratio} bar ${bar.padEnd(7)} ${verdict}`);
  }
}
