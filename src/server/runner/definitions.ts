import { z } from "zod";
import { type FunctionDefinition, Trigger } from "@/modules/jobs/schema";

const Limit = z.object({ limit: z.int().positive(), key: z.string().optional() });
const Concurrency = z.union([
  z
    .int()
    .positive()
    .transform((limit) => ({ limit, key: undefined })),
  Limit,
  z.tuple([Limit]).transform(([limit]) => limit),
]);
const none = z.undefined({ error: "not supported by the embedded runner" }).optional();

/** A function as the executor protocol describes it; an option we could not honour is refused. */
const Reported = z.object({
  id: z.string(),
  name: z.string(),
  triggers: z.array(Trigger),
  steps: z.object({
    step: z.looseObject({ retries: z.object({ attempts: z.int() }).partial().optional() }),
  }),
  concurrency: Concurrency.optional(),
  singleton: z.object({ mode: z.literal("skip"), key: none }).optional(),
  idempotency: none,
  batchEvents: none,
  rateLimit: none,
  throttle: none,
  debounce: none,
  priority: none,
  timeouts: none,
  cancel: none,
});

/** Inngest's own number when a function names none. */
const defaultRetries = 3;

/** Reads the answer to a sync request. Throws with the function's id when one cannot be honoured. */
export function readDefinitions(body: unknown): FunctionDefinition[] {
  const { functions } = z
    .object({ functions: z.array(z.looseObject({ id: z.string() })) })
    .parse(body);
  return functions.map((reported) => {
    const parsed = Reported.safeParse(reported);
    if (!parsed.success) throw new Error(`job ${reported.id}: ${z.prettifyError(parsed.error)}`);
    const { id, name, triggers, steps, concurrency, singleton } = parsed.data;
    return {
      id,
      name,
      triggers,
      retries: steps.step.retries?.attempts ?? defaultRetries,
      concurrency: concurrency?.limit ?? null,
      concurrencyKey: concurrency?.key ?? null,
      singleton: singleton !== undefined,
    };
  });
}
