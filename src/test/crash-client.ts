import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export type Charge = {
  charge_id: string;
  upn: string;
  quota_pool: string;
  approach_id: string;
  svc: string;
  cost: string;
};

/** A charge that a client has decided on, and the first answer it got, if any. */
export type Entry = { charge: Charge; answer?: string };

type Options = { port: number; secret: string; make(n: number): Charge };

/**
 * A chat backend that keeps a journal: a charge is written down before it is sent, and so is its
 * answer. What is not answered is not known; it is sent again with the same id later.
 */
export class CrashClient {
  readonly journal = new Map<string, Entry>();
  /** Answers to a replay that differ from the first answer. */
  readonly changed: string[] = [];
  /** Statuses other than 200: while PostgreSQL is down the server cannot but say so. */
  readonly refused = new Map<number, number>();
  private readonly agent = new Agent({ keepAlive: true });
  private going = true;
  private answered = 0;
  private awaited: { until: number; resolve(): void } | undefined;
  private held: Promise<unknown> = Promise.resolve();
  private workers: Promise<void>[] = [];

  constructor(private readonly options: Options) {}

  start(connections: number): void {
    this.workers = Array.from({ length: connections }, (_, i) => this.work(i));
  }

  /** Nothing new is begun until the promise is kept; what is under way goes on. */
  hold(until: Promise<void>): Promise<void> {
    this.held = until.catch(() => undefined);
    return until;
  }

  /** Kept at the very moment of the last of so many more answers, or after a long while. */
  answers(more: number): Promise<void> {
    return new Promise((resolve) => {
      this.awaited = { until: this.answered + more, resolve };
      setTimeout(resolve, 30_000).unref();
    });
  }

  async stop(): Promise<void> {
    this.going = false;
    await Promise.all(this.workers);
    this.agent.destroy();
  }

  unanswered(): Entry[] {
    return [...this.journal.values()].filter(({ answer }) => answer === undefined);
  }

  /** Sends every charge of the journal again, and again until it is answered. */
  async resendAll(): Promise<void> {
    const entries = [...this.journal.values()];
    const worker = async () => {
      for (let entry = entries.pop(); entry; entry = entries.pop()) {
        for (let attempt = 0; attempt < 50 && !(await this.send(entry)); attempt += 1) {
          await sleep(100);
        }
      }
    };
    await Promise.all(Array.from({ length: 16 }, worker));
    this.agent.destroy();
  }

  private async work(first: number) {
    for (let n = first; this.going; n += 1_000) {
      await this.held;
      const charge = this.options.make(n);
      const entry: Entry = { charge };
      this.journal.set(charge.charge_id, entry);
      const answered = await this.send(entry);
      if (!answered) await sleep(50);
      // A client that is not sure asks again, also while others are at work.
      else if (n % 7 === 0) await this.send(entry);
    }
  }

  private async send(entry: Entry): Promise<boolean> {
    const { status, body } = await this.post(JSON.stringify(entry.charge));
    if (status !== 200) {
      if (status !== 0) this.refused.set(status, (this.refused.get(status) ?? 0) + 1);
      return false;
    }
    entry.answer ??= body;
    if (entry.answer !== body) this.changed.push(`${entry.answer} became ${body}`);
    this.answered += 1;
    if (this.awaited && this.answered >= this.awaited.until) this.awaited.resolve();
    return true;
  }

  /** Status 0 when the connection broke before the whole answer was there. */
  private post(body: string): Promise<{ status: number; body: string }> {
    const { port, secret } = this.options;
    const headers = {
      authorization: `Bearer ${secret}`,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    };
    return new Promise((resolve) => {
      const broken = () => resolve({ status: 0, body: "" });
      const path = "/api/v1/charges";
      const sent = request(
        { host: "127.0.0.1", port, path, method: "POST", headers, agent: this.agent },
        (response) => {
          let text = "";
          response.on("data", (chunk) => {
            text += chunk;
          });
          response.on("error", broken);
          response.on("close", () => {
            if (response.complete) resolve({ status: response.statusCode ?? 0, body: text });
            else broken();
          });
        },
      );
      sent.on("error", broken);
      sent.setTimeout(10_000, () => sent.destroy());
      sent.end(body);
    });
  }
}
