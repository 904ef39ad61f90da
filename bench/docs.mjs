import { readFileSync, writeFileSync } from "node:fs";
import { readJson } from "../scripts/start/json-file.mjs";
import { inRoot } from "../scripts/start/paths.mjs";
import { benches, meets } from "./benches.mjs";

const page = inRoot("docs", "performance.md");
const begin = "<!-- figures: written by npm run bench -- --write-docs -->";
const end = "<!-- end of figures -->";

/** Writes what the last runs measured into docs/performance.md, between the two marks. */
export function writeFigures() {
  const text = readFileSync(page, "utf8");
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`docs/performance.md has lost its marks: ${begin}`);
  const lines = figures(benches.map((one) => [one, resultOf(one.name)]));
  writeFileSync(page, `${before}${begin}\n${lines.join("\n")}\n${end}${after}`);
  console.log("docs/performance.md has the figures of these runs");
}

const resultOf = (name) => readJson(inRoot("bench", "results", `${name}.json`));

function figures(runs) {
  const measured = runs.flatMap(([, run]) => (run ? [run] : []));
  return [
    "| bench | ratio | bar | aim | | measured, per second |",
    "| --- | ---: | ---: | ---: | --- | --- |",
    ...runs.map(([one, run]) => row(one, run)),
    "",
    ...machine(measured),
  ];
}

function row(one, run) {
  const bar = `${one.most ? "≤" : "≥"} ${one.bar}`;
  const cells = [
    `\`${one.name}\``,
    run ? `**${run.ratio}**` : "–",
    bar,
    one.aim ?? "",
    run ? verdict(one, run) : "not measured",
    run ? details(one, run) : "",
  ];
  return `| ${cells.join(" | ")} |`;
}

const verdict = (one, run) => (meets(one, run) ? "✓" : "✗ misses the bar");

function details(one, run) {
  if (one.name === "casbin") return casbin(run);
  const sides = Object.entries(one.sides).map(([key, label]) => {
    const side = run.sides[key];
    if (one.unit === "p99") return `${label} ${side.p99.toFixed(1)} ms`;
    const version = side.version ? ` ${side.version}` : "";
    const ratio = side.ratio === undefined ? "" : ` (÷ ${side.ratio})`;
    return `${label}${version} ${count(side.perSecond)}${ratio}`;
  });
  const { extra } = one;
  if (extra) sides.push(`${extra.text} ${run[extra.key]} (bar ${extra.bar})`);
  if (run.durable) sides.push(`${count(run.durable.answered)} answers = ledger rows`);
  if (run.reachedBalanceAndOk) sides.push(`${(run.reachedBalanceAndOk * 100).toFixed(1)} % OK`);
  return sides.join(" · ");
}

function casbin({ results }) {
  const { index, enforceSync } = results.find(({ policies }) => policies === 10_000);
  return `index ${count(index.checksPerSecond)} · enforceSync ${count(enforceSync.checksPerSecond)}`;
}

const count = (value) => Math.round(value).toLocaleString("en");

/** On what and when the figures were taken; several lines when the runs differ. */
function machine(runs) {
  const facts = runs.map(({ node, machine, cores, processor, driver, at }) => ({
    node: node ?? machine?.node,
    cores: cores ? `${cores} cores${processor ? ` (${processor})` : ""}` : undefined,
    driver,
    day: at?.slice(0, 10),
  }));
  const all = (key) => [...new Set(facts.map((one) => one[key]).filter(Boolean))].sort().join(", ");
  return [
    `Measured ${all("day")} with Node ${all("node")} on ${all("cores")}; TPC-B by ${all("driver")}.`,
  ];
}
