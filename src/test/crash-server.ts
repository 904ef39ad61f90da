import { type ChildProcess, fork } from "node:child_process";
import { rm } from "node:fs/promises";
import { build } from "esbuild";
import { freePort } from "../../scripts/postgres/port.mjs";

/** The hot routes in a process that can be killed and started again on its port. */
export async function crashServer(databaseUrl: string) {
  const file = `dist/crash-host-${process.pid}.mjs`;
  await build({
    entryPoints: ["src/test/crash-host.ts"],
    outfile: file,
    bundle: true,
    packages: "external",
    alias: { "@": `${process.cwd()}/src` },
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  });
  const port = await freePort();
  const env = { ...process.env, DATABASE_URL: databaseUrl, PORT: String(port) };
  let child: ChildProcess | undefined;
  let wanted = true;
  /** How often the server ended by itself; a supervisor starts it again, as in production. */
  const falls: (number | null)[] = [];
  const start = async () => {
    const started = fork(file, { env, stdio: ["ignore", "inherit", "pipe", "ipc"] });
    child = started;
    await new Promise<void>((resolve, reject) => {
      started.once("message", () => resolve());
      started.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    });
    started.removeAllListeners("exit");
    started.once("exit", (code, signal) => {
      if (!wanted || signal === "SIGKILL") return;
      falls.push(code);
      void start();
    });
  };
  const kill = async () => {
    const exit = new Promise((resolve) => child?.once("exit", resolve));
    child?.kill("SIGKILL");
    await exit;
  };
  await start();
  return {
    port,
    falls,
    async killAndRestart() {
      await kill();
      await start();
    },
    async stop() {
      wanted = false;
      await kill();
      await rm(file, { force: true });
    },
  };
}
