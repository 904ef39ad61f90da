import { createServer, get, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { shutDown } from "./shutdown";

async function given() {
  const server = createServer();
  const held = new Promise<ServerResponse>((resolve) => {
    server.once("request", (_req, res) => resolve(res));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const request = () =>
    new Promise<string>((resolve, reject) => {
      get({ port, host: "127.0.0.1" }, (res) => {
        res.setEncoding("utf8").on("data", resolve);
      }).on("error", reject);
    });
  return { server, request, held };
}

test("a request under way is answered before what it uses is ended", async () => {
  const { server, request, held } = await given();
  const order: string[] = [];
  const pending = request().then((body) => order.push(body));
  const response = await held;
  const end = (name: string) => async () => order.push(name);
  const down = shutDown(server, { beside: [end("runner")], after: [end("pool"), end("app")] });
  await expect(request()).rejects.toMatchObject({ code: "ECONNREFUSED" });
  response.end("done");
  await Promise.all([pending, down]);
  expect(order).toEqual(["runner", "done", "pool", "app"]);
});

test("a part that fails to end does not keep the others", async () => {
  const { server } = await given();
  const order: string[] = [];
  const failing = () => Promise.reject(new Error("stuck"));
  await shutDown(server, { beside: [failing], after: [failing, async () => order.push("pool")] });
  expect(order).toEqual(["pool"]);
});
