import { sql as drizzleSql } from "drizzle-orm";
import { expect, test } from "vitest";
import { z } from "zod";
import { apiKey, testContext } from "@/test/context";
import { webUrl } from "@/test/database";
import {
  byKey,
  clientOf,
  connectSql,
  db,
  jobDb,
  laneDb,
  type Sql,
  sqlState,
  toDb,
  withoutTimeout,
} from "./db";
import { command } from "./operation";

const timeoutOf = async (client: Sql) =>
  (await client<{ statement_timeout: string }[]>`show statement_timeout`)[0]?.statement_timeout;

test("a statement that runs for too long is ended, on the pool and in a lane", async () => {
  expect(await timeoutOf(clientOf(db()))).toBe("30s");
  expect(await timeoutOf(clientOf(laneDb("test.timeout", byKey)))).toBe("10s");
  expect(await timeoutOf(clientOf(jobDb()))).toBe("10min");
  const lane = clientOf(laneDb("test.short", { statement_timeout: "50ms" }));
  const error = await lane`select pg_sleep(5)`.catch((caught: unknown) => caught);
  expect(sqlState(error)).toBe("57014");
  expect(await timeoutOf(lane)).toBe("50ms");
});

test("a transaction that may take its time has no bound, and only that one", async () => {
  await db().transaction(async (tx) => {
    await withoutTimeout(tx);
    expect(await timeoutOf(clientOf(tx))).toBe("0");
  });
  const open = await Promise.all(Array.from({ length: 30 }, () => timeoutOf(clientOf(db()))));
  expect(new Set(open)).toEqual(new Set(["30s"]));
});

test("a lane finds rows by key, however few the table had when it planned", async () => {
  const lane = clientOf(laneDb("test.plans", byKey));
  const [plan] = await lane<{ "QUERY PLAN": string }[]>`
    explain (format text) select answer from quota_request_keys
    where kind = 'charge' and key = any(${"{a,b}"}::text[])`;
  expect(plan?.["QUERY PLAN"]).toMatch(/^(Index|Bitmap)/);
});

test("an operation whose statement is stuck ends in a refusal that says so, and changes nothing", async () => {
  const short = connectSql(webUrl, 1, { statement_timeout: "50ms" });
  const stuck = command({
    id: "test.stuck",
    access: { scope: "charges:write" },
    input: z.object({}),
    output: z.object({}),
    async run({ db: tx }) {
      await tx.execute(takenKey);
      await tx.execute(asleep);
      return { result: {}, audit: null };
    },
  });
  const { ctx } = testContext({ actor: apiKey("charges:write") });
  await expect(stuck({ ...ctx, db: toDb(short) }, {})).rejects.toMatchObject({
    kind: "unavailable",
    code: "request.timed_out",
  });
  expect(await clientOf(db())`select 1 from quota_request_keys where kind = 'stuck'`).toEqual([]);
  expect(await short`select 1 as one`).toEqual([{ one: 1 }]);
  await short.end();
});

const takenKey = drizzleSql`
  insert into quota_request_keys (kind, key, fingerprint, answer, created_at)
  values ('stuck', '1', '\\x00', '{}', now())`;
const asleep = drizzleSql`select pg_sleep(5)`;
