import { z } from "zod";
import type { Answer, Op } from "@/modules/jobs/rules/moves";
import type { RunError } from "@/modules/jobs/schema";

/** What came back over HTTP; `body` is parsed JSON, or the text when it is none. */
export type Reply = { status: number; headers: Record<string, string | undefined>; body: unknown };

const Options = z
  .object({
    if: z.string(),
    timeout: z.string(),
    function_id: z.string(),
    payload: z.looseObject({ data: z.record(z.string(), z.unknown()).nullable().optional() }),
  })
  .partial();

const ProtocolOp = z.object({
  op: z.string(),
  id: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  opts: z.record(z.string(), z.unknown()).nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
});
type ProtocolOp = z.output<typeof ProtocolOp>;

/** Reads a reply of the executor protocol in the words of the jobs slice. */
export function readAnswer({ status, headers, body }: Reply): Answer {
  if (status === 200) return { type: "completed", output: body };
  const retryAfter = headers["retry-after"];
  if (status === 206) return readOps(z.array(ProtocolOp).parse(body), retryAfter);
  return {
    type: "failed",
    error: errorOf(body, `the function answered with status ${status}`),
    final: headers["x-inngest-no-retry"] === "true",
    ...(retryAfter ? { retryAfter } : {}),
  };
}

function readOps(found: readonly ProtocolOp[], retryAfter: string | undefined): Answer {
  const complete = found.find(({ op }) => op === "RunComplete");
  if (complete) return { type: "completed", output: complete.data ?? null };
  return { type: "ops", ops: found.map((op) => readOp(op, retryAfter)) };
}

function readOp(op: ProtocolOp, retryAfter: string | undefined): Op {
  const step = { id: op.id, name: op.displayName ?? op.name ?? op.id };
  const read = readers[op.op];
  if (!read) throw new Error(`the embedded runner cannot execute ${op.op} of step ${step.name}`);
  return read(step, op, retryAfter);
}

type Read = (step: { id: string; name: string }, op: ProtocolOp, retryAfter?: string) => Op;

const readers: Readonly<Record<string, Read>> = {
  StepPlanned: (step) => ({ type: "planned", ...step }),
  StepRun: (step, { data }) => ({ type: "ran", ...step, output: data ?? null }),
  StepError: (step, { error }, retryAfter) => ({
    type: "erred",
    ...step,
    error: errorOf(error, "the step failed"),
    ...(retryAfter ? { retryAfter } : {}),
  }),
  StepFailed: (step, { error }) => ({
    type: "failed",
    ...step,
    error: errorOf(error, "the step failed"),
  }),
  Sleep: (step, { name }) => ({ type: "sleep", ...step, until: name ?? "" }),
  WaitForEvent(step, { name, opts }) {
    const { if: expression, timeout = "" } = Options.parse(opts ?? {});
    const wait = { type: "wait", ...step, event: name ?? "", timeout } as const;
    return expression ? { ...wait, expression } : wait;
  },
  InvokeFunction(step, { opts }) {
    const { function_id = "", payload, timeout } = Options.parse(opts ?? {});
    const data = payload?.data ?? {};
    const invoke = { type: "invoke", ...step, functionId: function_id, data } as const;
    return timeout ? { ...invoke, timeout } : invoke;
  },
};

function errorOf(value: unknown, otherwise: string): RunError {
  const isObject = value !== null && typeof value === "object";
  const given = isObject ? (value as Record<string, unknown>) : {};
  const { name, message, stack, error } = given;
  return {
    ...given,
    name: typeof name === "string" ? name : "Error",
    message: ([message, error].find((text) => typeof text === "string") as string) ?? otherwise,
    ...(typeof stack === "string" ? { stack } : { stack: "" }),
  };
}
