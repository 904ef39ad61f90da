import { existsSync } from "node:fs";
import { runToEnd } from "./children.mjs";
import { readJson, writeJson } from "./json-file.mjs";
import { inRoot } from "./paths.mjs";

const script = inRoot("dist", "demo.mjs");

export const demoIsWanted = (home) => existsSync(script) && readJson(home.state)?.demo !== "loaded";

/** Loads the demo data. A start that is killed meanwhile begins with an empty database again. */
export async function loadDemo(home, env) {
  const state = readJson(home.state);
  writeJson(home.state, { ...state, demo: "loading" });
  await runToEnd(process.execPath, [script, home.demo], { env, log: home.log("demo") });
  writeJson(home.state, { ...state, demo: "loaded" });
}

/** The addresses in demo.json follow the ports of this start. */
export function refreshDemo(home, env) {
  const demo = readJson(home.demo);
  if (!demo) return undefined;
  const current = { ...demo, baseUrl: env.NEXTAUTH_URL, databaseUrl: env.DATABASE_URL };
  writeJson(home.demo, current);
  return current;
}
