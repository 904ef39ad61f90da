import type { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { logger } from "@/core/logger";

const drainMs = 10_000;

/**
 * Stops accepting, lets requests under way end within ten seconds, and then runs the rest in order:
 * what they use must outlive them.
 */
export async function shutDown(server: Server, rest: readonly (() => Promise<unknown>)[]) {
  await drain(server);
  for (const end of rest) {
    await Promise.race([end(), sleep(drainMs, undefined, { ref: false })]).catch((error) =>
      logger().error({ err: error }, "shutdown step failed"),
    );
  }
}

async function drain(server: Server) {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A kept-alive connection becomes idle only when its request has been answered.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
