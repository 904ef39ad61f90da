import { mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const inRoot = (...parts) => path.join(root, ...parts);

/** Where a start keeps its database, secrets and logs; `AIRGATE_HOME` moves it. */
export function openHome(source = process.env) {
  const folder = path.resolve(root, source.AIRGATE_HOME || ".airgate");
  mkdirSync(path.join(folder, "logs"), { recursive: true });
  return {
    folder,
    log: (name) => path.join(folder, "logs", `${name}.log`),
    lock: path.join(folder, "start.lock"),
    secrets: path.join(folder, "secrets.json"),
    state: path.join(folder, "state.json"),
    demo: path.join(folder, "demo.json"),
    cloud: path.join(folder, "cloud.json"),
    simulator: path.join(folder, "simulator.json"),
    postgres: path.join(folder, "postgres"),
  };
}
