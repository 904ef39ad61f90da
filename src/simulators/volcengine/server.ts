import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { wallClock } from "./clock";
import { type CloudOptions, cloudWith, emptyState } from "./cloud";
import { controlOf } from "./control/control";
import { answerControl } from "./control/control-http";
import { gatewayOf, type Reply } from "./gateway/gateway";
import { readRequest } from "./gateway/request";
import type { CloudState } from "./state";

export type SimulatorOptions = Omit<Partial<CloudOptions>, "now"> & {
  host?: string;
  port?: number;
  /** Milliseconds since the epoch; the real time unless given. */
  clock?: () => number;
};

export type Simulator = Awaited<ReturnType<typeof startSimulator>>;

/** The simulated cloud over HTTP, on a free port unless one is given. */
export async function startSimulator(options: SimulatorOptions = {}) {
  const { host = "127.0.0.1", port = 0, clock = wallClock, ...rest } = options;
  const state: CloudState = options.state ?? emptyState();
  const cloud = cloudWith({ ...rest, state, now: clock });
  const control = controlOf(cloud);
  const gateway = gatewayOf(cloud);

  const server = createServer((message, response) => {
    const answered = message.url?.startsWith("/_control/")
      ? answerControl(control, message, response)
      : readRequest(message)
          .then(gateway)
          .then((reply) => send(response, reply));
    answered.catch((error: unknown) => fail(message, response, error));
  });
  // A connection that ends while a client begins to write to it would look like a fault.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host}:${address.port}`,
    port: address.port,
    state,
    control,
    /** Ends at once, also the calls that hang. */
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply === "hang") return;
  if (reply === "drop") {
    response.destroy();
    return;
  }
  response.writeHead(reply.status, { "content-type": reply.contentType }).end(reply.body);
}

/** A broken caller needs no answer; a bug of the simulator must be seen. */
function fail(message: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (message.complete) process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  response.destroy();
}
