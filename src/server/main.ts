import { createServer } from "node:http";
import next from "next";
import { closeDb, sql } from "@/core/db";
import { env } from "@/core/env";
import { stopListening } from "@/core/listen";
import { logger } from "@/core/logger";
import { assignAddress } from "./address";
import { refuseTooLong } from "./body-refusal";
import { isBrokenSocket } from "./broken-socket";
import { assignTransportSecurity } from "./deployment";
import { loginProblem } from "./login-role";
import { startOutbox } from "./outbox";
import { flushRefusals } from "./refusals";
import { assignRequestId } from "./request-id";
import { handleHot } from "./rest/hot";
import { flushUse } from "./rest/usage";
import { startRunner } from "./runner/start";
import { shutDown } from "./shutdown";

const { HOST, PORT, AIRGATE_DEMO } = env();
// A database that does not answer yet is asked again before this instance gets traffic.
const problem = AIRGATE_DEMO ? undefined : await loginProblem(sql()).catch(() => undefined);
if (problem) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}
const dev = process.argv.includes("--dev");
const app = next({ dev, hostname: HOST, port: PORT });
const handle = app.getRequestHandler();
await app.prepare();

const server = createServer((req, res) => {
  const requestId = assignRequestId(req, res);
  assignAddress(req);
  assignTransportSecurity(res);
  if (refuseTooLong(req, res)) return;
  if (handleHot(req, res)) return;
  handle(req, res).catch((error) => {
    logger().error({ err: error, requestId, url: req.url }, "request failed");
    if (!res.headersSent) res.statusCode = 500;
    res.end();
  });
});
// Longer than a reverse proxy keeps its side, so that a proxy never writes to a closed connection.
server.keepAliveTimeout = 75_000;
server.headersTimeout = 80_000;
server.requestTimeout = 120_000;
if (dev) server.on("upgrade", app.getUpgradeHandler());

await new Promise<void>((resolve, reject) => {
  server.once("error", reject);
  server.listen(PORT, HOST, resolve);
});
const runner = await startRunner();
const outbox = startOutbox();
logger().info({ host: HOST, port: PORT }, "listening");
process.send?.("ready");

let stopping = false;
async function stop(why: string, code: number) {
  if (stopping) return;
  stopping = true;
  logger().info({ why }, "stopping");
  await shutDown(server, {
    // Events are handed to the runner, so their delivery ends first.
    beside: [() => outbox.stop().then(() => runner.stop())],
    after: [flushUse, flushRefusals, closeDb, stopListening, () => app.close()],
  });
  process.exit(code);
}

process.on("SIGTERM", () => void stop("SIGTERM", 0));
process.on("SIGINT", () => void stop("SIGINT", 0));
// The starter is gone without a word: nothing else will end this process.
process.on("disconnect", () => void stop("starter ended", 0));
process.on("uncaughtException", (error) => {
  if (isBrokenSocket(error)) {
    logger().error({ err: error }, "a database connection broke while it was written to");
    return;
  }
  logger().fatal({ err: error }, "uncaught exception");
  void stop("uncaught exception", 1);
});
process.on("unhandledRejection", (error) => {
  logger().error({ err: error }, "unhandled rejection");
});
