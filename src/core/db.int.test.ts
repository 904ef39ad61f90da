import { expect, test } from "vitest";
import "@/test/database";
import { byKey, clientOf, db, laneDb, type Sql, sqlState, withoutTimeout } from "./db";

const timeoutOf = async (client: Sql) =>
  (await client<{ statement_timeout: string }[]>`show statement_timeout`)[0]?.statement_timeout;

test("a statement that runs for too long is ended, on the pool and in a lane", async () => {
  expect(await timeoutOf(clientOf(db()))).toBe("30s");
  expect(await timeoutOf(clientOf(laneDb("test.timeout", byKey)))).toBe("30s");
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
