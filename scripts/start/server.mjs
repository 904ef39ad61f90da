import { launch } from "./children.mjs";
import { inRoot } from "./paths.mjs";

const patienceMs = 120_000;

/** Starts the app and waits until it answers. */
export async function startServer({ env, dev }) {
  const server = launch(
    process.execPath,
    [inRoot("dist", "server.mjs"), ...(dev ? ["--dev"] : [])],
    {
      env,
      ipc: true,
    },
  );
  const ready = new Promise((resolve, reject) => {
    server.child.once("message", resolve);
    server.exit.then(
      (code) => reject(new Error(`The server ended while starting (${code}); see above.`)),
      reject,
    );
    setTimeout(() => reject(new Error("The server did not get ready.")), patienceMs).unref();
  });
  await ready;
  return server;
}
