import { parseArgs } from "node:util";
import { wallClock } from "./clock";
import { emptyState } from "./cloud";
import { demoState } from "./demo/seed";
import { startSimulator } from "./server";
import { stateFile } from "./state-file";

/** The simulator as a process of its own: `--port`, `--tries`, `--state <file>`, `--demo`. */
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "3900" },
    /** How many ports to try from the first on. */
    tries: { type: "string", default: "1" },
    state: { type: "string" },
    demo: { type: "boolean", default: false },
  },
});

/** The bills take five calls a second from an account (volcengine.md §6). */
const settings = { rates: { billing: 5 } };
const file = values.state ? stateFile(values.state) : undefined;
const fresh = () => (values.demo ? demoState(new Date(wallClock())) : emptyState());
const state = file?.load() ?? fresh();

const stop = () => {
  file?.flush();
  process.exit(0);
};
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
// The starter is gone without a word: nothing else will end this process.
process.on("disconnect", stop);

const { url } = await listen(Number(values.port), Number(values.tries));
file?.save(state);
const accounts = state.accounts.map(({ id, name, resources }) => ({
  accountId: id,
  name,
  accessKeyId: resources.rootKeys[0]?.id,
  secretAccessKey: resources.rootKeys[0]?.secret,
}));
// Keys go to the starter alone; without one there is nobody to tell but the terminal.
if (process.send) process.send({ url, accounts });
else process.stdout.write(`${JSON.stringify({ url, accounts }, null, 2)}\n`);

/** The first free port of several, taken by listening on it. */
async function listen(port: number, tries: number): Promise<{ url: string }> {
  try {
    return await startSimulator({ port, state, fresh, settings, changed: () => file?.save(state) });
  } catch (error) {
    const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    if (!taken || tries <= 1) throw error;
    return listen(port + 1, tries - 1);
  }
}
