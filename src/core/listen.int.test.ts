import type { AddressInfo } from "node:net";
import { createServer, connect as dial, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { sql, webUrl } from "@/test/database";
import { connectListener } from "./listen";

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A network between us and PostgreSQL that can fall silent without closing anything. */
async function givenNetwork() {
  const { hostname, port } = new URL(webUrl);
  const ways: { near: Socket; far: Socket }[] = [];
  let isDown = false;
  const quiet = (way: (typeof ways)[0]) => {
    for (const socket of [way.near, way.far]) socket.unpipe().pause();
  };
  const server = createServer((near) => {
    const way = { near, far: dial(Number(port), hostname) };
    ways.push(way);
    for (const socket of [near, way.far]) socket.on("error", () => undefined);
    near.pipe(way.far).pipe(near);
    if (isDown) quiet(way);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ends.push(() => {
    for (const { near, far } of ways) for (const socket of [near, far]) socket.destroy();
    server.close();
  });
  const url = new URL(webUrl);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: String(url),
    /** What is open falls silent; new connections get through. */
    forget: () => ways.forEach(quiet),
    /** The first connection is heard again. */
    recall() {
      const { near, far } = ways[0]!;
      near.pipe(far).pipe(near);
    },
    /** Nothing gets through any more. */
    fail() {
      isDown = true;
      ways.forEach(quiet);
    },
    mend() {
      isDown = false;
    },
    opened: () => ways.length,
  };
}

async function givenListener(url: string) {
  const told: string[] = [];
  const listening = connectListener(url, { beatMs: 100, patienceMs: 300 });
  ends.push(() => listening.end());
  listening.add({
    channel: "listen_test",
    notified: (payload) => told.push(payload),
    joined: () => told.push("joined"),
    lost: () => told.push("lost"),
  });
  await expect.poll(() => told).toEqual(["joined"]);
  return told;
}

const soon = { timeout: 5_000, interval: 10 };
const notify = (payload: string) => sql`select pg_notify('listen_test', ${payload})`;

test("a connection that beats stays, and tells", async () => {
  const network = await givenNetwork();
  const told = await givenListener(network.url);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await notify("one");
  await expect.poll(() => told, soon).toEqual(["joined", "one"]);
  expect(network.opened()).toBe(1);
});

test("a half-open connection is found lost, and another one joins", async () => {
  const network = await givenNetwork();
  const told = await givenListener(network.url);
  network.forget();
  await notify("never heard");
  await expect.poll(() => told, soon).toEqual(["joined", "lost", "joined"]);
  await notify("two");
  await expect.poll(() => told, soon).toEqual(["joined", "lost", "joined", "two"]);
});

test("while nothing gets through it is lost, and joins when something does", async () => {
  const network = await givenNetwork();
  const told = await givenListener(network.url);
  network.fail();
  await expect.poll(() => told.at(-1), soon).toBe("lost");
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(told.filter((each) => each === "joined")).toHaveLength(1);
  network.mend();
  await expect.poll(() => told.at(-1), soon).toBe("joined");
  await notify("three");
  await expect.poll(() => told.at(-1), soon).toBe("three");
});

test("what a connection that was given up brings late is not heard", async () => {
  const network = await givenNetwork();
  const told = await givenListener(network.url);
  network.forget();
  await notify("three");
  await expect.poll(() => told, soon).toEqual(["joined", "lost", "joined"]);
  network.recall();
  await notify("four");
  await expect.poll(() => told.at(-1), soon).toBe("four");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(told).toEqual(["joined", "lost", "joined", "four"]);
});
