import { request } from "node:http";
import { canonicalJson } from "@/core/canonical";
import type { findRunState } from "@/modules/jobs/queries";
import { type Answer, checkOp } from "@/modules/jobs/rules/moves";
import type { FunctionDefinition } from "@/modules/jobs/schema";
import { type Reply, readAnswer } from "./answer";
import { readDefinitions } from "./definitions";
import { signature } from "./signing";

type RunState = NonNullable<Awaited<ReturnType<typeof findRunState>>>;

/** Which part of a run to execute: one planned step, or the function up to what it does next. */
export type Call = { stepId: string; attempt: number; immediately: boolean };

/** The application that serves the functions, over the executor protocol. */
export type Executor = ReturnType<typeof makeExecutor>;

/** Plain `node:http`: `fetch` gives up on a step that takes longer than five minutes. */
export function makeExecutor(options: {
  baseUrl: string;
  signingKey: string;
  clock(): Date;
  signal: AbortSignal;
}) {
  const endpoint = new URL("/api/inngest", options.baseUrl);

  async function send(
    method: "PUT" | "POST",
    url: URL,
    body: unknown,
    headers = {},
  ): Promise<Reply> {
    const text = canonicalJson(body);
    const signed = signature(JSON.parse(text), options.signingKey, options.clock());
    return exchange(url, text, {
      method,
      signal: options.signal,
      headers: {
        ...headers,
        "content-type": "application/json",
        "content-length": Buffer.byteLength(text),
        "x-inngest-signature": signed,
        "x-inngest-server-kind": "cloud",
      },
    });
  }

  return {
    /** Asks which functions there are. */
    async sync(): Promise<FunctionDefinition[]> {
      const headers = { "x-inngest-sync-kind": "in_band" };
      const reply = await send("PUT", endpoint, { url: endpoint.href }, headers);
      if (reply.status !== 200)
        throw new Error(`the sync was answered with status ${reply.status}`);
      return readDefinitions(reply.body);
    },
    /** Executes the part of a run that `call` names. */
    async execute(state: RunState, call: Call) {
      const url = new URL(endpoint);
      url.searchParams.set("fnId", state.run.functionId);
      url.searchParams.set("stepId", call.stepId);
      return understood(await send("POST", url, requestOf(state, call)), options.clock());
    },
  };
}

/** What we do not understand now we shall not understand the next time: the run fails. */
function understood(reply: Reply, now: Date): Answer {
  try {
    const answer = readAnswer(reply);
    if (answer.type === "ops") for (const op of answer.ops) checkOp(op, now);
    return answer;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { type: "failed", error: { name: "NotUnderstood", message }, final: true };
  }
}

/** Without `fn_id` in the context the SDK reports each step by itself. */
function requestOf({ run, retries, steps }: RunState, { attempt, immediately }: Call) {
  const ended = steps.filter(({ place }) => place !== null);
  return {
    version: 2,
    event: run.event,
    events: [run.event],
    steps: Object.fromEntries(ended.map((step) => [step.id, resultOf(step)])),
    ctx: {
      run_id: run.id,
      attempt,
      max_attempts: retries + 1,
      use_api: false,
      disable_immediate_execution: !immediately,
      stack: { stack: ended.map(({ id }) => id), current: ended.length },
    },
  };
}

const resultOf = ({ error, output, status }: RunState["steps"][number]) =>
  status === "failed" ? { type: "error", error } : { type: "data", data: output ?? null };

function exchange(url: URL, body: string, options: Parameters<typeof request>[1]): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { ...options, agent: false }, async (incoming) => {
      try {
        const chunks: Buffer[] = [];
        for await (const chunk of incoming) chunks.push(chunk);
        resolve({
          status: incoming.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
          ),
          body: parse(Buffer.concat(chunks).toString()),
        });
      } catch (error) {
        reject(error);
      }
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
