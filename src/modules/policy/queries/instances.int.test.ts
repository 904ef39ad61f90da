import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { sql, webUrl } from "@/test/database";
import type { FollowerAnswer, FollowerQuestion } from "@/test/policy-follower";

const database = new URL(webUrl).pathname.slice(1);
const admin = postgres(inject("cluster").admin, { max: 1, onnotice: () => undefined });
let one: Follower;
let two: Follower;

beforeAll(async () => {
  [one, two] = await Promise.all([startFollower(), startFollower()]);
});

afterAll(async () => {
  one?.stop();
  two?.stop();
  await admin.end();
});

const withinOneSecond = { timeout: 1_000, interval: 5 };
const addRule = (sub: string, eft: "allow" | "deny" = "allow") =>
  sql`insert into policy_rules (sub, dom, obj, act, eft)
    values (${sub}, '*', 'model/a', 'use', ${eft})`;

test("an edit is seen by both instances within a second, and patches their index", async () => {
  const sub = `pool-${randomUUID()}`;
  const before = [await one.generation(), await two.generation()];
  for (const [edit, verdict] of [
    [() => addRule(sub), "allow"],
    [() => addRule(sub, "deny"), "deny"],
    [() => sql`delete from policy_rules where sub = ${sub} and eft = 'deny'`, "allow"],
    [() => sql`update policy_rules set expires_at = now() where sub = ${sub}`, "none"],
  ] as const) {
    await edit();
    await Promise.all(
      [one, two].map((each) => expect.poll(() => each.peek(sub), withinOneSecond).toBe(verdict)),
    );
  }
  expect([await one.generation(), await two.generation()]).toEqual(before);
});

test("an edit that is rolled back is seen by nobody", async () => {
  const sub = `pool-${randomUUID()}`;
  const other = `pool-${randomUUID()}`;
  await sql
    .begin(async (tx) => {
      await tx`insert into policy_rules (sub, dom, obj, act, eft)
        values (${sub}, '*', 'model/a', 'use', 'allow')`;
      throw new Error("changed my mind");
    })
    .catch(() => undefined);
  await addRule(other);
  await expect.poll(() => one.peek(other), withinOneSecond).toBe("allow");
  expect(await one.peek(sub)).toBe("none");
});

test("a bulk change loads the policy anew", async () => {
  const subjects = Array.from({ length: 50 }, () => `pool-${randomUUID()}`);
  const before = await one.generation();
  await sql`
    insert into policy_rules (sub, dom, obj, act, eft)
    select sub, '*', 'model/a', 'use', 'allow' from unnest(${subjects}::text[]) as s(sub)`;
  await expect.poll(() => one.peek(subjects[49]!), withinOneSecond).toBe("allow");
  for (const sub of subjects) expect(await one.peek(sub)).toBe("allow");
  expect(await one.generation()).toBeGreaterThan(before);
});

test("a hundred edits at once are all seen", async () => {
  const subjects = Array.from({ length: 100 }, () => `pool-${randomUUID()}`);
  await Promise.all(subjects.map((sub) => addRule(sub)));
  await Promise.all(
    subjects.map((sub) => expect.poll(() => two.peek(sub), withinOneSecond).toBe("allow")),
  );
});

test("while the listening connection is cut nothing is answered from memory, and nothing is missed", async () => {
  const sub = `pool-${randomUUID()}`;
  await addRule(sub);
  await expect.poll(() => one.peek(sub), withinOneSecond).toBe("allow");

  await allowConnections(false);
  await cutListeners();
  await expect.poll(() => one.peek(sub), withinOneSecond).toBe(null);
  await addRule(sub, "deny");
  for (let look = 0; look < 20; look += 1) expect(await one.peek(sub)).toBe(null);
  expect(await one.get(sub)).toBe("deny");

  await allowConnections(true);
  await expect.poll(() => one.peek(sub), { timeout: 10_000, interval: 5 }).toBe("deny");
  await sql`delete from policy_rules where sub = ${sub} and eft = 'deny'`;
  await expect.poll(() => one.peek(sub), withinOneSecond).toBe("allow");
});

test("a connection that is cut while it may come back at once misses nothing either", async () => {
  for (let round = 0; round < 5; round += 1) {
    const sub = `pool-${randomUUID()}`;
    await Promise.all([cutListeners(), addRule(sub)]);
    await expect.poll(() => two.peek(sub), { timeout: 10_000, interval: 5 }).toBe("allow");
  }
});

const cutListeners = () => admin`
  select pg_terminate_backend(pid) from pg_stat_activity
  where datname = ${database} and application_name = 'airgate listen'`;

const allowConnections = (allowed: boolean) =>
  admin.unsafe(`alter database ${database} with allow_connections ${allowed}`);

type Follower = Awaited<ReturnType<typeof startFollower>>;

async function startFollower() {
  const child = fork("src/test/policy-follower.ts", {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, DATABASE_URL: webUrl, DATABASE_POOL: "2" },
  });
  child.setMaxListeners(500);
  await answerOf(child, 0);
  let last = 0;
  const ask = (question: Omit<FollowerQuestion, "n">) => {
    last += 1;
    const answered = answerOf(child, last);
    child.send({ ...question, n: last });
    return answered;
  };
  const obj = "model/a";
  return {
    peek: async (sub: string) => (await ask({ how: "peek", sub, obj })).verdict,
    get: async (sub: string) => (await ask({ how: "get", sub, obj })).verdict,
    generation: async () => (await ask({ how: "peek", sub: "nobody", obj })).generation,
    stop: () => child.kill("SIGKILL"),
  };
}

const answerOf = (child: ChildProcess, n: number) =>
  new Promise<FollowerAnswer>((resolve, reject) => {
    const heard = (answer: FollowerAnswer) => {
      if (answer.n !== n) return;
      child.off("message", heard).off("exit", ended);
      resolve(answer);
    };
    const ended = () => reject(new Error("the follower has ended"));
    child.on("message", heard).once("exit", ended);
  });
