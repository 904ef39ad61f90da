import { buildIsCurrent } from "./build-stamp.mjs";
import { runToEnd } from "./children.mjs";
import { demoIsWanted, loadDemo, refreshDemo } from "./demo.mjs";
import { requireSpace } from "./disk.mjs";
import { explain } from "./failure.mjs";
import { greeting } from "./greeting.mjs";
import { takeLock } from "./lock.mjs";
import { installPackages, packagesAreCurrent } from "./packages.mjs";
import { inRoot, openHome, root } from "./paths.mjs";
import { requireFreePort } from "./port-check.mjs";
import { step } from "./progress.mjs";
import { keepSecrets } from "./secrets.mjs";
import {
  appEnvironment,
  readDotEnv,
  readPort,
  readSimulatorPort,
  requireRealSecrets,
  wantsSimulator,
} from "./settings.mjs";
import { whenAsked } from "./stopping.mjs";

/** `npm start`: everything from a fresh checkout to a server that answers. */
export async function start(args) {
  const stopping = whenAsked();
  try {
    await stopping.watch(bringUp(stopping, args.includes("--dev")));
  } catch (error) {
    if (stopping.isAsked()) return;
    console.error(`\n${explain(error)}\n`);
    await stopping.stop(1);
  }
}

async function bringUp(stopping, dev) {
  readDotEnv();
  const port = readPort();
  const simulatorPort = readSimulatorPort();
  requireRealSecrets();
  console.log("");
  const home = openHome();
  stopping.onStop(takeLock(home.lock, { port }));
  await requireFreePort(port, process.env.HOST || "0.0.0.0");
  if (simulatorPort) {
    await requireFreePort(simulatorPort, "127.0.0.1", "AIRGATE_SIMULATOR_PORT");
  }

  const unlessAsked = (step) => {
    if (stopping.isAsked()) throw new Error("Stopped while starting.");
    return step();
  };
  await bringPackages(home);
  await unlessAsked(() => bringBuild(home, dev));
  const secrets = process.env.DATABASE_URL ? undefined : keepSecrets(home.secrets);
  const urls = secrets && (await unlessAsked(() => bringDatabase(home, secrets, stopping)));
  const simulator =
    wantsSimulator() && (await unlessAsked(() => bringSimulator(home, simulatorPort, stopping)));
  const env = appEnvironment({ port, urls, secrets, simulator, dev });
  await unlessAsked(() => bringData(home, env));
  await unlessAsked(() => bringServer(env, dev, stopping));

  const demo = secrets && refreshDemo(home, env, simulator);
  console.log(greeting(env.NEXTAUTH_URL, demo));
}

async function bringPackages(home) {
  if (packagesAreCurrent()) return;
  await requireSpace(root, 2500, "installing the packages");
  const run = () => installPackages({ log: home.log("install") });
  await step("Packages installed", run, { slow: "about a minute" });
}

async function bringBuild(home, dev) {
  if (dev) {
    const { bundle } = await import("../bundle.mjs");
    await step("Server bundled", bundle);
    return;
  }
  if (buildIsCurrent()) return;
  await requireSpace(root, 400, "the production build");
  const run = () =>
    runToEnd(process.execPath, [inRoot("scripts", "build.mjs")], {
      env: process.env,
      log: home.log("build"),
      ipc: true,
    });
  await step("Production build", run, { slow: "about a minute" });
}

async function bringDatabase(home, secrets, stopping) {
  const { startDatabase } = await import("./embedded-database.mjs");
  let urls;
  await step("PostgreSQL", async () => {
    const database = await startDatabase(home, secrets);
    stopping.onStop(database.stop);
    stopping.endsWith(database.exit, "PostgreSQL ended by itself.");
    urls = database.urls;
    const how = database.created ? "created" : "started";
    const place = database.folder === home.postgres ? "" : ` in ${database.folder}`;
    const after = database.leftover ? ", after one that a killed start had left" : "";
    return `${how}${place} on port ${database.port}${after}`;
  });
  return urls;
}

async function bringSimulator(home, port, stopping) {
  const { startSimulator } = await import("./simulator.mjs");
  let simulator;
  await step("Simulated Volcengine", async () => {
    simulator = await startSimulator(home, port);
    stopping.endsWith(simulator.exit, "The simulated Volcengine ended by itself.");
    return simulator.url;
  });
  return simulator;
}

async function bringData(home, env) {
  const migrate = [inRoot("dist", "migrate.mjs")];
  await step("Migrations", () =>
    runToEnd(process.execPath, migrate, { env, log: home.log("migrate") }),
  );
  if (env.AIRGATE_DEMO === "1" && demoIsWanted(home)) {
    await step("Demo data", () => loadDemo(home, env), { slow: "the first time only" });
  }
}

async function bringServer(env, dev, stopping) {
  const { startServer } = await import("./server.mjs");
  await step(dev ? "Development server" : "Server", async () => {
    const server = await startServer({ env, dev });
    stopping.endsWith(server.exit, "The server ended by itself; see above.");
  });
}
