import { existsSync } from "node:fs";
import { StartFailure } from "./failure.mjs";
import { inRoot } from "./paths.mjs";

/** Reads `.env`, when there is one, into the environment; what is set already stays. */
export function readDotEnv() {
  if (existsSync(inRoot(".env"))) process.loadEnvFile(inRoot(".env"));
}

export function readPort(text = process.env.PORT || "3000", name = "PORT") {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new StartFailure(`${name} must be a number from 1 to 65535, and it is "${text}".`);
}

/** Whether the demo's own cloud is to run: an endpoint of one's own switches it off. */
export const wantsSimulator = (source = process.env) =>
  !source.DATABASE_URL && !source.VOLCENGINE_ENDPOINT;

/** The port that was asked for the simulated cloud; undefined leaves the choice to it. */
export function readSimulatorPort(source = process.env) {
  const text = wantsSimulator(source) && source.AIRGATE_SIMULATOR_PORT;
  return text ? readPort(text, "AIRGATE_SIMULATOR_PORT") : undefined;
}

const demoMark = "demo:";
const demoKey = /(?:^|,)\s*demo\d*:/;
const required = ["NEXTAUTH_SECRET", "AIRGATE_MASTER_KEYS", "NEXTAUTH_URL"];

/** With a DATABASE_URL this is production, and nothing is made up for it. */
export function requireRealSecrets(source = process.env) {
  if (!source.DATABASE_URL) return;
  const problems = required.filter((name) => !source[name]).map((name) => `${name} is missing`);
  if (source.NEXTAUTH_SECRET?.startsWith(demoMark)) problems.push("NEXTAUTH_SECRET is a demo's");
  if (demoKey.test(source.AIRGATE_MASTER_KEYS ?? "")) {
    problems.push("AIRGATE_MASTER_KEYS holds a demo's");
  }
  if (problems.length === 0) return;
  throw new StartFailure(
    `DATABASE_URL is set, so this is a production start, and it needs settings of your own: ` +
      `${problems.join("; ")}. .env.example says how to make them. Without DATABASE_URL a demo ` +
      "starts on a database of its own.",
  );
}

/** What the app's processes run with. With a DATABASE_URL the user's own settings are all there is. */
export function appEnvironment({ port, urls, secrets, simulator, dev }) {
  const base = {
    ...process.env,
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(port),
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || `http://localhost:${port}`,
  };
  if (!urls) return { ...base, AIRGATE_DEMO: "0" };
  return {
    ...base,
    AIRGATE_DEMO: "1",
    DATABASE_URL: urls.web,
    DATABASE_MIGRATE_URL: urls.owner,
    LOG_LEVEL: process.env.LOG_LEVEL || "warn",
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || secrets.nextAuthSecret,
    AIRGATE_MASTER_KEYS: process.env.AIRGATE_MASTER_KEYS || secrets.masterKeys,
    ...(simulator ? { VOLCENGINE_ENDPOINT: simulator.url } : {}),
  };
}
