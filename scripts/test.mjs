import { nodeProblem } from "./start/node-version.mjs";

const problem = nodeProblem(process.versions.node);
if (problem) {
  console.error(`\n${problem}\n`);
  process.exit(1);
}
void import("./test/main.mjs").then(({ test }) => test(process.argv.slice(2)));
