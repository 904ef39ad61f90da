import type { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { logger } from "@/core/logger";

const drainMs = 10_000;

type End = () => Promise<unknown>;

/**
 * Stops accepting and lets requests under way end within ten seconds, while `beside` ends what
 * makes requests of its own; then runs `after` in order, for what they use must outlive them.
 */
export async function shutDown(
  server: Server,
  { beside = [], after = [] }: { beside?: readonly End[]; after?: readonly End[] },
) {
  await Promise.all([drain(server), ...beside.map(inTime)]);
  for (const end of after) await inTime(end);
}

/** A part that hangs or fails to end must not keep the others open. */
async function inTime(end: End) {
  await Promise.race([end(), sleep(drainMs, undefined, { ref: false })]).catch((error) =>
    logger().error({ err: error }, "shutdown step failed"),
  );
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
