import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { JobEvent } from "@/modules/jobs/schema";

const maxBytes = 4 * 1024 * 1024;

const Sent = z.looseObject({
  id: z.string().min(1).max(255).nullish(),
  name: JobEvent.shape.name,
  data: JobEvent.shape.data.default({}),
  user: JobEvent.shape.user.nullish(),
  ts: z.number().nullish(),
});

type Options = {
  eventKey: string;
  clock(): Date;
  receive(events: readonly JobEvent[]): Promise<void>;
  failed(error: unknown): void;
};

/** Accepts events on loopback as an Inngest server does: `POST /e/<event key>`. */
export async function listenForEvents(options: Options) {
  const server = createServer((req, res) => {
    answer(options, req, res).catch((error) => {
      options.failed(error);
      reply(res, 500, { error: "the event was not stored", status: 500 });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(options: Options, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const key = /^\/e\/([^/?]+)$/.exec(req.url ?? "")?.[1];
  if (req.method !== "POST" || !key) return reply(res, 404, { error: "not found", status: 404 });
  if (!same(key, options.eventKey))
    return reply(res, 401, { error: "wrong event key", status: 401 });
  const sent = parse(await read(req));
  if (!sent) return reply(res, 400, { error: "not an event or a list of events", status: 400 });

  const seed = req.headers["x-inngest-event-id-seed"];
  const events = toEvents(sent, typeof seed === "string" ? seed : randomUUID(), options.clock());
  await options.receive(events);
  reply(res, 200, { ids: events.map(({ id }) => id), status: 200 });
}

/** The seed is the sender's: a repeated request gives its events the same ids. */
function toEvents(sent: readonly z.output<typeof Sent>[], seed: string, now: Date): JobEvent[] {
  return sent.map(({ id, name, data, user, ts }, index) => ({
    id: id ?? createHash("sha256").update(`${seed},${index}`).digest("hex").slice(0, 32),
    name,
    data,
    ...(user ? { user } : {}),
    ts: Math.trunc(ts ?? now.getTime()),
  }));
}

function parse(text: string | undefined): z.output<typeof Sent>[] | undefined {
  try {
    const body: unknown = JSON.parse(text ?? "");
    return z.array(Sent).safeParse(Array.isArray(body) ? body : [body]).data;
  } catch {
    return undefined;
  }
}

async function read(req: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req) {
    bytes += chunk.length;
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

const digest = (text: string) => createHash("sha256").update(text).digest();
const same = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));

function reply(res: ServerResponse, status: number, body: unknown): void {
  if (res.headersSent) return;
  res.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
