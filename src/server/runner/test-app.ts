import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Inngest, InngestFunction } from "inngest";
import { serve } from "inngest/node";
import { inngest } from "@/core/inngest";

/** Serves functions for a test as the product does, on a port of its own. */
export async function serveFunctions(make: (client: Inngest) => InngestFunction.Any[]) {
  const client = inngest();
  const handler = serve({ client, functions: make(client), enableUnauthedSync: false });
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Fast enough for a test, in the proportions of the real pace. */
export const testPace = { backoffMs: 40, leaseMs: 1_500, pollMs: 500, graceMs: 1_000 };

/** Waits until `find` finds something. */
export async function eventually<T>(find: () => Promise<T | undefined>, ms = 15_000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error("it did not happen in time");
    await sleep(30);
  }
}
