import { connect, type Socket } from "node:net";
import { type Answer, parse } from "./load-answer";
import { numbering, toBytes } from "./load-request";

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
  /**
   * Connection c sends groups c, c + connections, …; at the end it starts over. Each `numberMark`
   * in a body becomes a number that no other request of this load has.
   */
  requests: { method: string; path: string; headers: Record<string, string>; body: string }[];
  /** Requests that one connection sends one after the other; 1 when absent. */
  group?: number;
};

export type LoadResult = {
  perSecond: number;
  answers: number;
  /** Booked charges of batches; elsewhere the answers. */
  itemsPerSecond: number;
  seconds: number;
  p50: number;
  p99: number;
  /** Answers by status and, where the body has one, code: `402 TOKEN_NOT_ENOUGH`. */
  outcomes: Outcomes;
  /** Everything that was answered, before and after the measured seconds, too. */
  all: { items: number; outcomes: Outcomes };
};

type Outcomes = Record<string, number>;

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
process.on("disconnect", () => process.exit(0));

async function run(plan: LoadPlan): Promise<LoadResult> {
  const number = numbering();
  const requests = plan.requests.map(toBytes).map((bytes) => () => number(bytes));
  const begin = performance.now() + plan.warmupSeconds * 1000;
  const end = begin + plan.seconds * 1000;
  const measured = new Tally();
  const all = new Tally();
  await Promise.all(
    Array.from({ length: plan.connections }, (_, c) =>
      drive(plan, requestsOf(plan, requests, c), { begin, end, measured, all }),
    ),
  );
  const sorted = Float64Array.from(measured.latencies).sort();
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
  return {
    perSecond: sorted.length / plan.seconds,
    answers: sorted.length,
    itemsPerSecond: measured.items / plan.seconds,
    seconds: plan.seconds,
    p50: at(0.5),
    p99: at(0.99),
    outcomes: Object.fromEntries(measured.outcomes),
    all: { items: all.items, outcomes: Object.fromEntries(all.outcomes) },
  };
}

class Tally {
  latencies: number[] = [];
  outcomes = new Map<string, number>();
  items = 0;

  add({ outcome, items }: Answer, latency: number) {
    this.latencies.push(latency);
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
    this.items += items;
  }
}

type Make = () => Buffer;

/** The requests of one connection, for ever. */
function* requestsOf({ connections, group = 1 }: LoadPlan, requests: Make[], first: number) {
  const groups = Math.floor(requests.length / group);
  for (let at = first % groups; ; at = (at + connections) % groups) {
    for (let i = 0; i < group; i += 1) yield requests[at * group + i] as Make;
  }
}

type Window = { begin: number; end: number; measured: Tally; all: Tally };

function drive({ port }: LoadPlan, requests: Generator<Make>, window: Window) {
  return new Promise<void>((resolve, reject) => {
    const socket: Socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let sentAt = 0;
    let received: Buffer[] = [];

    const send = () => {
      const make = requests.next().value as Make;
      sentAt = performance.now();
      socket.write(make());
    };
    const answered = (answer: Answer) => {
      const now = performance.now();
      window.all.add(answer, 0);
      if (now >= window.begin && now < window.end) window.measured.add(answer, now - sentAt);
      if (now < window.end) return send();
      socket.removeAllListeners("close");
      socket.destroy();
      resolve();
    };
    socket.on("connect", send);
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("the server closed a connection")));
    socket.on("data", (chunk) => {
      received.push(chunk);
      const answer = parse(received);
      if (!answer) return;
      received = [];
      answered(answer);
    });
  });
}
