import { existsSync } from "node:fs";
import { runToEnd } from "./children.mjs";
import { readJson, writeJson } from "./json-file.mjs";
import { inRoot } from "./paths.mjs";

const script = inRoot("dist", "demo.mjs");

export const demoIsWanted = (home) => existsSync(script) && readJson(home.state)?.demo !== "loaded";

/**
 * Loads the demo data. A start that is killed meanwhile begins with an empty database again. The
 * second file says where the simulated cloud is, and the keys of its main accounts.
 */
export async function loadDemo(home, env) {
  const state = readJson(home.state);
  writeJson(home.state, { ...state, demo: "loading" });
  const args = [script, home.demo, home.simulator];
  await runToEnd(process.execPath, args, { env, log: home.log("demo") });
  writeJson(home.state, { ...state, demo: "loaded" });
}

/** The addresses in demo.json follow the ports of this start. */
export function refreshDemo(home, env, simulator) {
  const demo = readJson(home.demo);
  if (!demo) return undefined;
  const current = {
    ...demo,
    baseUrl: env.NEXTAUTH_URL,
    databaseUrl: env.DATABASE_URL,
    simulator: simulator && simulatorOf(simulator),
  };
  writeJson(home.demo, current);
  return current;
}

/** The first main account's keys, and all of them. */
const simulatorOf = ({ url, accounts }) => ({
  url,
  accessKeyId: accounts[0].accessKeyId,
  secretAccessKey: accounts[0].secretAccessKey,
  accounts,
});
