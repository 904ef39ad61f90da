import type { Context, DomainEvent } from "@/core/operation";
import { recountSpending } from "@/modules/billing/commands/cloud-recount";
import { carryOut } from "@/modules/iam/commands/carry-out";
import { syncCloudAccount } from "@/modules/iam/commands/sync";
import { ChangeOpened, MonitoringChanged } from "@/modules/iam/events";
import { PrepaidAllocated } from "@/modules/quota/events";
import { alertingEvents, handle } from "../alerts/handling";
import { jobContext } from "../context";

export type Teller = ReturnType<typeof tellerOf>;
type Follow = (context: (job: string) => Context, event: DomainEvent) => Promise<unknown>;

const subAccountOf = ({ data }: DomainEvent) => ChangeOpened.data.parse(data);
const recount: Follow = (context, event) =>
  recountSpending(context("billing.recountSpending"), subAccountOf(event));

/** What the jobs do when an event is delivered. */
const follows: Readonly<Record<string, Follow>> = {
  "iam/cloud_account.added": (context, { data }) =>
    syncCloudAccount(context("iam.sync"), { id: String(data.cloudAccountId) }),
  [ChangeOpened.name]: (context, event) => carryOut(context("iam.carryOut"), subAccountOf(event)),
  [MonitoringChanged.name]: recount,
  [PrepaidAllocated.name]: async (context, event) => {
    if (event.data.first === true) await recount(context, event);
  },
};

/**
 * Follows the events of operations at their own moment in the past, where the outbox would deliver
 * them to jobs of today.
 */
export function tellerOf(name: string) {
  const waiting: DomainEvent[] = [];
  let told = 0;
  const listening = (ctx: Context): Context => ({
    ...ctx,
    async record(db, operation, { audit, events = [] }) {
      await ctx.record(db, operation, { audit });
      waiting.push(...events);
    },
  });
  const jobAt = (at: Date) => (job: string) => listening(jobContext(job, at));

  async function follow(at: Date): Promise<void> {
    for (let event = waiting.shift(); event; event = waiting.shift()) {
      told += 1;
      await follows[event.name]?.(jobAt(at), event);
      if (!alertingEvents.includes(event.name)) continue;
      await handle({ id: `demo-${name}-${told}`, name: event.name, data: event.data }, at);
    }
  }

  return {
    /** Runs an operation, and then what follows from it. */
    async tell<T>(ctx: Context, run: (ctx: Context) => Promise<T>): Promise<T> {
      const result = await run(listening(ctx));
      await follow(ctx.now);
      return result;
    },
  };
}
