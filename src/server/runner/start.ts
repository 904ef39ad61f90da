import { db } from "@/core/db";
import { env } from "@/core/env";
import { embeddedRunner, ownSettings } from "@/core/inngest";
import { listen } from "@/core/listen";
import { logger } from "@/core/logger";
import { retireFunctions } from "@/modules/jobs/commands/define";
import { receiveEvents } from "@/modules/jobs/commands/receive";
import { channel } from "@/modules/jobs/rules/runs";
import { listenForEvents } from "./events";
import { makeExecutor } from "./executor";
import { makeRunner, type RunnerOptions } from "./runner";

type Pace = Pick<RunnerOptions, "slots" | "backoffMs" | "leaseMs" | "pollMs" | "graceMs">;

const pace: Pace = {
  slots: 4,
  backoffMs: 10_000,
  leaseMs: 60_000,
  pollMs: 15_000,
  graceMs: 8_000,
};

/**
 * Starts the embedded runner beside the web server that serves the functions at `baseUrl`. With an
 * Inngest server configured it only retires the functions here, for that server runs them.
 */
export async function startRunner({
  baseUrl = ownUrl(),
  ...own
}: { baseUrl?: string } & Partial<Pace> = {}): Promise<{ stop(): Promise<void> }> {
  const { embedded, eventKey, signingKey } = ownSettings();
  const clock = () => new Date();
  if (!embedded || !eventKey || !signingKey) {
    await retireFunctions(db(), clock());
    return { stop: async () => undefined };
  }

  const failed = (error: unknown, what: string) =>
    logger().error({ err: error, what }, "job runner");
  const abort = new AbortController();
  const executor = makeExecutor({ baseUrl, signingKey, clock, signal: abort.signal });
  const zone = env().TIME_ZONE;
  const runner = makeRunner({
    ...pace,
    ...own,
    db: db(),
    executor,
    zone,
    clock,
    random: Math.random,
    failed,
  });
  const events = await listenForEvents({
    eventKey,
    clock,
    receive: (received) => receiveEvents(db(), received, clock()),
    failed: (error) => failed(error, "receiving events"),
  });
  embeddedRunner().url = events.url;
  listen({ channel, notified: runner.wake, joined: runner.wake, lost: () => undefined });
  runner.wake();

  return {
    async stop() {
      if (embeddedRunner().url === events.url) embeddedRunner().url = undefined;
      await events.close();
      await runner.stop();
      abort.abort();
    },
  };
}

/** The web server of this process, reached without leaving the machine where it allows that. */
function ownUrl(): string {
  const { HOST, PORT } = env();
  const host = ["0.0.0.0", "::", "localhost"].includes(HOST) ? "127.0.0.1" : HOST;
  return `http://${host.includes(":") ? `[${host}]` : host}:${PORT}`;
}
