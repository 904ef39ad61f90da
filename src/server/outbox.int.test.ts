import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { isNull } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { inngest, makeInngest } from "@/core/inngest";
import { stopListening } from "@/core/listen";
import type { DomainEvent } from "@/core/operation";
import { recordFacts } from "@/modules/audit/commands/record";
import { outbox } from "@/modules/audit/tables";
import { admin } from "@/test/context";
import { db } from "@/test/database";
import { startOutbox } from "./outbox";
import { startRunner } from "./runner/start";
import { eventually, serveFunctions, testPace } from "./runner/test-app";

/** When each event reached its function. */
const reached = new Map<string, number>();
const served = serveFunctions((client) => [
  client.createFunction(
    { id: "prompt", triggers: [{ event: "test/prompt.changed" }] },
    async ({ event }) => {
      reached.set(String(event.data.key), Date.now());
    },
  ),
]);
const stopping: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  const { baseUrl } = await served;
  const runner = await startRunner({ baseUrl, ...testPace, pollMs: 60_000 });
  afterAll(() => runner.stop());
});
afterEach(async () => {
  await Promise.all(stopping.splice(0).map((one) => one.stop()));
});
afterAll(async () => {
  await (await served).close();
  await stopListening();
});

const start = (...options: Parameters<typeof startOutbox>) => {
  stopping.push(startOutbox(...options));
};

/** A change with an event, as a command records it. */
const change = (key: string, then: () => void = () => undefined) =>
  db.transaction(async (tx) => {
    const events: DomainEvent[] = [{ name: "test/prompt.changed", data: { key } }];
    await recordFacts(tx, {
      facts: { audit: null, events },
      operation: "test.change",
      caller: { actor: admin(), requestId: "r", ip: null, userAgent: null },
      now: new Date(),
    });
    then();
  });

const delivered = () => eventually(async () => ((await waiting()) === 0 ? true : undefined));
const waiting = () => db.$count(outbox, isNull(outbox.deliveredAt));

test("an event starts its function within a second of the commit, a rolled-back one never", async () => {
  const [warm, undone] = [randomUUID(), randomUUID()];
  start(inngest());
  await change(warm);
  await eventually(async () => reached.get(warm));

  const rolledBack = change(undone, () => {
    throw new Error("rolled back");
  });
  await expect(rolledBack).rejects.toThrow("rolled back");
  const took: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const key = randomUUID();
    await change(key);
    const committedAt = Date.now();
    took.push((await eventually(async () => reached.get(key))) - committedAt);
  }
  expect(Math.max(...took)).toBeLessThan(1_000);
  await delivered();
  expect(reached.has(undone)).toBe(false);
});

test("events that came before the process are delivered when it starts", async () => {
  const key = randomUUID();
  await change(key);
  await sleep(200);
  expect(reached.has(key)).toBe(false);
  start(inngest());
  await eventually(async () => reached.get(key));
});

/** An Inngest server, as far as events reach it: the ids it was sent, in order. */
async function givenServer() {
  const ids: string[] = [];
  let refusing = 0;
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    if (refusing > 0) {
      refusing -= 1;
      res.writeHead(400).end(JSON.stringify({ error: "not now", status: 400 }));
      return;
    }
    const sent = JSON.parse(Buffer.concat(chunks).toString()) as { id: string }[];
    // A delivery takes its time, so that a second instance has the chance to take the same events.
    await sleep(100);
    ids.push(...sent.map(({ id }) => id));
    res.writeHead(200).end(JSON.stringify({ ids: sent.map(({ id }) => id), status: 200 }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stopping.push({ stop: async () => void server.close() });
  const { port } = server.address() as AddressInfo;
  const client = makeInngest({
    embedded: false,
    isDev: false,
    baseUrl: `http://127.0.0.1:${port}`,
    eventKey: "key",
    signingKey: undefined,
  });
  return {
    ids,
    client,
    refuse: (times: number) => {
      refusing = times;
    },
  };
}

test("two instances deliver each event to an Inngest server once", async () => {
  const { client, ids } = await givenServer();
  start(client);
  start(client);
  for (let round = 0; round < 4; round += 1) {
    await Promise.all(Array.from({ length: 25 }, () => change(randomUUID())));
  }
  await delivered();
  expect(ids).toHaveLength(100);
  expect(new Set(ids).size).toBe(100);
  expect(ids.every((id) => /^outbox-\d+$/.test(id))).toBe(true);
});

test("what a server refuses is tried again by itself", async () => {
  const { client, ids, refuse } = await givenServer();
  refuse(1);
  start(client, { debounceMs: 5, retryMs: 50 });
  await change(randomUUID());
  await delivered();
  expect(ids).toHaveLength(1);
});
