import { connect, type Socket } from "node:net";

/**
 * A closed-loop HTTP/1.1 load from a process of its own: each connection sends its next prepared
 * request when the answer to the last has come. Prepared bytes and a minimal parser, so that the
 * two cores go to the servers. Reads a plan from its parent and sends a `LoadResult` back.
 */
export type LoadPlan = {
  port: number;
  connections: number;
  warmupSeconds: number;
  seconds: number;
  /** Connection c sends requests c, c + connections, …; at the end it starts over. */
  requests: { method: string; path: string; headers: Record<string, string>; body: string }[];
};

export type LoadResult = {
  perSecond: number;
  answers: number;
  seconds: number;
  p50: number;
  p99: number;
  /** Answers by status and, where the body has one, code: `402 TOKEN_NOT_ENOUGH`. */
  outcomes: Record<string, number>;
};

const separator = Buffer.from("\r\n\r\n");

process.on("message", (plan: LoadPlan) => {
  run(plan).then(
    (result) => {
      process.send?.(result);
      process.disconnect();
    },
    (error) => {
      throw error;
    },
  );
});

async function run(plan: LoadPlan): Promise<LoadResult> {
  const prepared = plan.requests.map(toBytes);
  const measured = { latencies: [] as number[], outcomes: new Map<string, number>() };
  const begin = performance.now() + plan.warmupSeconds * 1000;
  const end = begin + plan.seconds * 1000;
  const workers = Array.from({ length: plan.connections }, (_, c) =>
    drive(plan, prepared, c, { begin, end, ...measured }),
  );
  await Promise.all(workers);
  const sorted = Float64Array.from(measured.latencies).sort();
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
  return {
    perSecond: sorted.length / plan.seconds,
    answers: sorted.length,
    seconds: plan.seconds,
    p50: at(0.5),
    p99: at(0.99),
    outcomes: Object.fromEntries(measured.outcomes),
  };
}

type Measured = {
  begin: number;
  end: number;
  latencies: number[];
  outcomes: Map<string, number>;
};

function drive({ port, connections }: LoadPlan, requests: Buffer[], first: number, to: Measured) {
  return new Promise<void>((resolve, reject) => {
    const socket: Socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let next = first % requests.length;
    let sentAt = 0;
    let received = Buffer.alloc(0);

    const send = () => {
      sentAt = performance.now();
      socket.write(requests[next] as Buffer);
      next = (next + connections) % requests.length;
    };
    socket.on("connect", send);
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("the server closed a connection")));
    socket.on("data", (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const answer = parse(received);
      if (!answer) return;
      received = Buffer.alloc(0);
      const now = performance.now();
      if (now >= to.begin && now < to.end) {
        to.latencies.push(now - sentAt);
        to.outcomes.set(answer, (to.outcomes.get(answer) ?? 0) + 1);
      }
      if (now < to.end) send();
      else {
        socket.removeAllListeners("close");
        socket.destroy();
        resolve();
      }
    });
  });
}

/** The outcome of a whole answer, or undefined while some of it is missing. */
function parse(bytes: Buffer): string | undefined {
  const head = bytes.indexOf(separator);
  if (head === -1) return undefined;
  const headers = bytes.toString("latin1", 0, head);
  const bodyAt = head + separator.length;
  const length = /content-length: *(\d+)/i.exec(headers)?.[1];
  if (length === undefined) {
    if (!bytes.subarray(bodyAt).toString("latin1").endsWith("0\r\n\r\n")) return undefined;
  } else if (bytes.length < bodyAt + Number(length)) return undefined;
  const code = /"code":"([A-Z_]+)"/.exec(bytes.toString("latin1", bodyAt, bodyAt + 60))?.[1];
  const status = headers.slice(9, 12);
  return code ? `${status} ${code}` : status;
}

function toBytes({ method, path, headers, body }: LoadPlan["requests"][number]): Buffer {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    "host: 127.0.0.1",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body ? ["content-type: application/json", `content-length: ${Buffer.byteLength(body)}`] : []),
  ];
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${body}`);
}
