// Only syntax that an old Node can read: it must get as far as the message below.
import { nodeProblem } from "./start/node-version.mjs";

const problem = nodeProblem(process.versions.node);
if (problem) {
  console.error(`\n${problem}\n`);
  process.exit(1);
}
void import("./start/main.mjs").then(({ start }) => start(process.argv.slice(2)));
