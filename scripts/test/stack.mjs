import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../postgres/port.mjs";
import { launch, stopChild } from "../start/children.mjs";
import { inRoot, openHome } from "../start/paths.mjs";

const patienceMs = 600_000;

/** A fresh demo as `npm start` makes it, in a folder and on a port of its own. */
export async function startStack(folder) {
  const home = openHome({ AIRGATE_HOME: folder });
  const port = await freePort();
  const log = path.join(home.folder, "start.log");
  const started = launch(process.execPath, [inRoot("scripts", "start.mjs")], {
    env: { ...process.env, ...standAlone, AIRGATE_HOME: folder, PORT: String(port) },
    log,
  });
  const url = `http://localhost:${port}`;
  await untilReady(url, started.exit, log);
  return { url, home: folder, stop: () => stopChild(started, 40_000) };
}

/** Set but empty, so that neither the shell nor `.env` leads the tests to a real installation. */
const standAlone = {
  DATABASE_URL: "",
  DATABASE_MIGRATE_URL: "",
  NEXTAUTH_URL: "",
  NEXTAUTH_SECRET: "",
  AIRGATE_MASTER_KEYS: "",
  INNGEST_BASE_URL: "",
  INNGEST_EVENT_KEY: "",
  INNGEST_SIGNING_KEY: "",
  INNGEST_DEV: "",
  VOLCENGINE_ENDPOINT: "",
  AIRGATE_SIMULATOR_PORT: "",
  // As under npm: it then ends with the process that started it, however that ends.
  npm_lifecycle_event: "test",
};

async function untilReady(url, exit, log) {
  let ended = false;
  exit.finally(() => {
    ended = true;
  });
  for (const since = Date.now(); Date.now() - since < patienceMs && !ended; ) {
    if (await answers(`${url}/api/ready`)) return;
    await sleep(200);
  }
  const tail = readFileSync(log, "utf8").trim().split("\n").slice(-30).join("\n");
  throw new Error(`The demo for the browser tests did not start:\n${tail}`);
}

const answers = (url) =>
  fetch(url, { signal: AbortSignal.timeout(5000) }).then(
    ({ ok }) => ok,
    () => false,
  );
