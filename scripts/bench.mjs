import { nodeProblem } from "./start/node-version.mjs";

const problem = nodeProblem(process.versions.node);
if (problem) {
  console.error(`\n${problem}\n`);
  process.exit(1);
}
void import("../bench/run.mjs").then(({ bench }) => bench(process.argv.slice(2)));
