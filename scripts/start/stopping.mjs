import { stopRunning } from "./children.mjs";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Collects how to undo a start, and does so in reverse order when asked or when a part ends. */
export function whenAsked({ exitCode = 0 } = {}) {
  const undo = [];
  const last = [];
  let coming = Promise.resolve();
  let asked = false;

  const stop = async (code) => {
    if (asked) return;
    asked = true;
    await stopRunning();
    // The step under way may be just about to register what it has started.
    await coming.catch(() => undefined);
    for (const run of [...undo.reverse(), ...last]) await attempt(run);
    process.exit(code);
  };
  for (const signal of signals) {
    process.on(signal, () => {
      if (!asked) console.log("\n  Stopping …");
      void stop(exitCode);
    });
  }
  if (process.env.npm_lifecycle_event) whenOrphaned(() => void stop(exitCode));
  return {
    isAsked: () => asked,
    onStop: (run) => undo.push(run),
    atEnd: (run) => last.push(run),
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

/** A signal sent to npm ends npm and its shell, but does not reach us. */
function whenOrphaned(run) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    run();
  }, 500);
  watch.unref();
}

async function attempt(run) {
  try {
    await run();
  } catch (error) {
    console.error(error.message);
  }
}
