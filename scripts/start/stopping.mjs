import { stopRunning } from "./children.mjs";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Collects how to undo a start, and does so in reverse order when asked or when a part ends. */
export function whenAsked() {
  const undo = [];
  let coming = Promise.resolve();
  let asked = false;

  const stop = async (code) => {
    if (asked) return;
    asked = true;
    await stopRunning();
    // The step under way may be just about to register what it has started.
    await coming.catch(() => undefined);
    for (const run of undo.reverse()) await attempt(run);
    process.exit(code);
  };
  for (const signal of signals) {
    process.on(signal, () => {
      if (!asked) console.log("\n  Stopping …");
      void stop(0);
    });
  }
  return {
    isAsked: () => asked,
    onStop: (run) => undo.push(run),
    stop,
    /** What is brought up: the undoing waits until it has ended or failed. */
    watch(promise) {
      coming = promise;
      return promise;
    },
    /** A part that ends uncalled takes the rest with it. */
    endsWith(exit, message) {
      exit.then(() => {
        if (asked) return;
        console.error(`\n${message}\n`);
        void stop(1);
      });
    },
  };
}

async function attempt(run) {
  try {
    await run();
  } catch (error) {
    console.error(error.message);
  }
}
