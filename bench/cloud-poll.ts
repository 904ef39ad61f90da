import { randomBytes } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { report, rounded } from "./harness/report";
import { startStack } from "./harness/stack";

/**
 * A first poll of a large bill and a second one that finds nothing new, with the limiter of the
 * client off: rows a second, and by how much the memory of the process grows at most. The cloud and
 * PostgreSQL are processes of their own. The ratio is the second poll's rows a second ÷ the first's.
 */
const size = { rows: 100_000, projects: 5_000, subAccounts: 1_000 };
const pageRows = 300;
const day = new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
const keys = {
  accessKeyId: `AKLT${randomBytes(8).toString("hex")}`,
  secretAccessKey: randomBytes(20).toString("hex"),
};

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const stack = await startStack();
try {
  const port = await stack.serve("bench/harness/cloud-server.ts", {
    BENCH_BILL_ROWS: String(size.rows),
    BENCH_BILL_PROJECTS: String(size.projects),
    BENCH_BILL_DAY: day,
    BENCH_ACCESS_KEY: keys.accessKeyId,
    BENCH_SECRET_KEY: keys.secretAccessKey,
  });
  Object.assign(process.env, {
    DATABASE_URL: stack.web,
    NEXTAUTH_SECRET: randomBytes(32).toString("hex"),
    AIRGATE_MASTER_KEYS: `k1:${randomBytes(32).toString("base64")}`,
    LOG_LEVEL: "warn",
  });
  const { closeDb } = await import("@/core/db");
  const { pollOnce } = await import("./harness/cloud-poll");
  const account = await (await import("./harness/cloud-dataset")).loadCloud(stack.owner, {
    ...size,
    day,
  });
  const poll = () =>
    pollOnce({
      cloudAccountId: account,
      month: day.slice(0, 7),
      ...keys,
      endpoint: `http://127.0.0.1:${port}`,
    });
  const first = await measured(poll);
  const second = await measured(poll);
  if (first.result.added !== size.rows) throw new Error(`${first.result.added} rows were added`);
  const { added, changed, removed } = second.result;
  if (added + changed + removed > 0) throw new Error("a second poll of the same bill changed it");
  const calls = Math.ceil(size.rows / pageRows);
  if (first.result.pages !== calls)
    throw new Error(`${first.result.pages} calls instead of ${calls}`);
  const sides = { first: first.figures, second: second.figures };
  const ratio = second.figures.perSecond / first.figures.perSecond;
  report({ name: "cloud-poll", ratio, figures: { size, calls, sides } });
  await closeDb();
} finally {
  await stack.stop();
}

/** Runs a poll while the memory of the process is sampled. */
async function measured<T extends { rows: number }>(run: () => Promise<T>) {
  collect();
  const before = process.memoryUsage().rss;
  let most = before;
  const sampling = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  const start = performance.now();
  const result = await run().finally(() => clearInterval(sampling));
  const seconds = (performance.now() - start) / 1_000;
  const grownMb = rounded((Math.max(most, process.memoryUsage().rss) - before) / 1e6);
  return {
    result,
    figures: { perSecond: rounded(result.rows / seconds), seconds: rounded(seconds), grownMb },
  };
}
