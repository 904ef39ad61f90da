import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { eventually } from "@/server/runner/test-app";
import { givenDeliverer, givenDelivery, givenReceiver } from "@/test/given-alerts";

const receiver = await givenReceiver();
const children: ChildProcess[] = [];
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await receiver.close();
});

function spawnDeliverer(): ChildProcess {
  const script = fileURLToPath(new URL("../../../test/alert-deliverer.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script], { stdio: "ignore" });
  children.push(child);
  return child;
}

test("kill -9 between sending and noting: one repetition at most, under the same webhook-id", {
  timeout: 60_000,
}, async () => {
  const { alertId, delivery, path, received } = await givenDelivery(receiver);
  // The receiver has the message and has not answered when the process dies.
  receiver.answers(path, (count) => (count === 1 ? { afterMs: 20_000 } : { status: 204 }));
  const child = spawnDeliverer();
  await eventually(async () => (received().length === 1 ? true : undefined), 40_000);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
  const left = await delivery();
  expect(left).toMatchObject({ state: "waiting", attempts: 1, deliveredAt: null });

  const at = (ms: number) =>
    givenDeliverer([receiver.origin], new Date(left.leasedUntil!.getTime() + ms));
  expect(await at(-1).deliver()).toMatchObject({ delivered: 0 });
  const heirs = await Promise.all([at(1).deliver(), at(1).deliver()]);
  expect(heirs.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(1);

  expect(await delivery()).toMatchObject({ state: "delivered", attempts: 2 });
  const ids = received().map(({ headers }) => headers["webhook-id"]);
  expect(ids).toEqual([`msg_${left.id}`, `msg_${left.id}`]);
  expect(received().every(({ body }) => JSON.parse(body).data.id === alertId)).toBe(true);
});
