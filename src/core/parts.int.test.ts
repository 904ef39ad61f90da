import postgres from "postgres";
import { expect, inject, test } from "vitest";
import { sql, webUrl } from "@/test/database";
import { connectSql, sqlState, toDb } from "./db";
import { type Change, inTwoTrips, otherTransaction, readTogether, transactionPart } from "./parts";

/** Two changes of one transaction: a request key, and another one. */
const keysTaken = (name: string): Change[] =>
  [`${name}-a`, `${name}-b`].map(
    (key): Change =>
      (tx) =>
        tx`
      insert into quota_request_keys (kind, key, fingerprint, answer, created_at)
      values ('test', ${key}, '\\x00', '{}', now())`,
  );
const stored = async (name: string) =>
  (await sql`select 1 from quota_request_keys where key like ${`${name}-%`}`).length;

/** One connection, as a lane has it, and a transaction in which something happens after the reads. */
function givenLane() {
  const lane = connectSql(webUrl, 1);
  const db = toDb(lane);
  const take = (name: string, meanwhile: () => Promise<unknown> = async () => undefined) =>
    inTwoTrips(
      db,
      async () => {
        const known = await readTogether(db, { transaction: transactionPart });
        await meanwhile();
        return known;
      },
      () => ({ changes: keysTaken(name), result: name }),
    );
  return { lane, take };
}

test("what is read, changed and committed is one transaction, and the lane goes on", async () => {
  const { lane, take } = givenLane();
  expect(await take("one")).toBe("one");
  expect(await stored("one")).toBe(2);
  // A change that fails leaves nothing, of neither, and no transaction open.
  expect(sqlState(await take("one").catch((error: unknown) => error))).toBe("23505");
  await expect(take("thrown", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await stored("thrown")).toBe(0);
  expect(await take("two")).toBe("two");
  const [open] = await lane`select pg_current_xact_id_if_assigned() is null as none`;
  expect(open?.none).toBe(true);
  await lane.end();
});

test("changes that come to another transaction than was read are refused", async () => {
  const { lane, take } = givenLane();
  const ended = await take("ended", () => lane`rollback`).catch((error: unknown) => error);
  expect(sqlState(ended)).toBe(otherTransaction);
  const begun = await take("begun", async () => {
    await lane`rollback`;
    await lane.unsafe("begin; select pg_current_xact_id()");
  }).catch((error: unknown) => error);
  expect(sqlState(begun)).toBe(otherTransaction);
  expect(await stored("ended")).toBe(0);
  expect(await stored("begun")).toBe(0);
  expect(await take("after")).toBe("after");
  await lane.end();
});

test("a connection that is lost between the trips loses the whole transaction", async () => {
  const { lane, take } = givenLane();
  const admin = postgres(inject("cluster").admin, { max: 1, onnotice: () => undefined });
  const lost = take("lost", async () => {
    const [own] = await lane`select pg_backend_pid() as pid`;
    await admin`select pg_terminate_backend(${own?.pid}, 5000)`;
  });
  await expect(lost).rejects.toThrow();
  expect(await stored("lost")).toBe(0);
  expect(await take("found")).toBe("found");
  expect(await stored("found")).toBe(2);
  await Promise.all([lane.end(), admin.end()]);
});

test("a pool of several connections is no lane", async () => {
  const pool = connectSql(webUrl, 2);
  const read = () => readTogether(toDb(pool), { transaction: transactionPart });
  const taking = inTwoTrips(toDb(pool), read, () => ({ changes: [], result: 1 }));
  await expect(taking).rejects.toThrow("one connection");

  await pool.end();
});
