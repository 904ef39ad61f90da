import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export type Received = {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  at: number;
};

type Reply = { status?: number; headers?: Record<string, string>; body?: string; afterMs?: number };

/**
 * A receiver of webhooks and cards on this machine, written from the specifications alone. It keeps
 * what reached it and answers as it is told, path by path.
 */
export async function startReceiver(port = 0) {
  const received: Received[] = [];
  const replies = new Map<string, (count: number) => Reply>();
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    const path = req.url ?? "/";
    const body = Buffer.concat(chunks).toString("utf8");
    received.push({ path, headers: req.headers, body, at: Date.now() });
    const count = received.filter((one) => one.path === path).length;
    const usual: Reply = path.includes("/open-apis/")
      ? { body: '{"code":0,"msg":"success","data":{}}' }
      : { status: 204 };
    const {
      status = 200,
      headers = {},
      body: text = "",
      afterMs = 0,
    } = replies.get(path)?.(count) ?? usual;
    if (afterMs > 0) await sleep(afterMs);
    res.writeHead(status, headers).end(text);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    received,
    at: (path: string) => received.filter((one) => one.path === path),
    /** What a path answers from now on; `count` is the number of the request to it, from 1. */
    answers(path: string, reply: (count: number) => Reply) {
      replies.set(path, reply);
    },
    close() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Whether a message is signed by a secret, as a receiver of Standard Webhooks finds out. */
export function isSignedBy(secret: string, { headers, body }: Received): boolean {
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const content = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const expected = createHmac("sha256", key).update(content).digest("base64");
  return String(headers["webhook-signature"]).split(" ").includes(`v1,${expected}`);
}

/** The same for a card of a Feishu bot: the text to sign is the key. */
export function isCardSignedBy(secret: string, { body }: Received): boolean {
  const { timestamp, sign } = JSON.parse(body) as { timestamp: string; sign: string };
  const key = `${timestamp}\n${secret}`;
  return sign === createHmac("sha256", key).digest("base64");
}
