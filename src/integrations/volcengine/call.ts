import type { z } from "zod";
import type { Action, Call, CallOptions, Fields, Service } from "./action";
import { type Attempt, CloudError, type Failure } from "./cloud-error";
import { readEnvelope } from "./envelope";
import { type Bounds, exchange, usualBounds } from "./exchange";
import { closeLane, takeTurn } from "./limiter";
import { signedRequest } from "./request";
import { type Pacing, usualPacing, withRetries } from "./retry";
import { scrubbed } from "./scrub";
import type { Credentials } from "./signing";

export type CallSettings = Credentials & {
  endpoint: string;
  /** Ark is regional; to the other services any region will do. */
  region?: string | undefined;
  clock(): Date;
  /** In [0, 1). */
  random(): number;
  bounds?: Partial<Bounds> | undefined;
  pacing?: Partial<Pacing> | undefined;
  /** Calls a second of one access key and service, in this process; `unlimited` for tests. */
  perSecond?: Partial<Record<Service, number>> | "unlimited" | undefined;
};

type Lane = { key: string; perSecond: number };

/** Bills allow 5 a second for an account; of the others no number is known (volcengine.md §6, §8). */
const usualPerSecond: Readonly<Record<Service, number>> = { billing: 5, iam: 10, ark: 10, sts: 10 };

/** A throttled lane rests at least so long: the cloud's limits count by the second. */
const restMs = 1_000;

/** Calls the cloud with one access key. */
export function makeCall(settings: CallSettings): Call {
  const endpoint = originOf(settings.endpoint);
  const bounds = { ...usualBounds, ...settings.bounds };
  const pacing = { ...usualPacing, ...settings.pacing };
  const region = settings.region ?? "cn-beijing";

  async function attempt(
    action: Action<unknown>,
    fields: Fields,
    signal: AbortSignal | undefined,
  ): Promise<Attempt> {
    const lane = laneOf(settings, endpoint, action.service);
    const refusal = await waitForTurn(lane, signal);
    if (refusal) return { failure: refusal };
    const at = settings.clock();
    const outgoing = signedRequest({ endpoint, region, at }, settings, action, fields);
    const fresh = action.effect === "create";
    const { answer, failure } = await exchange(outgoing, { bounds, fresh, signal });
    if (failure) return { failure };
    const read = readEnvelope(answer, settings.clock());
    if (lane && read.failure?.kind === "throttled") {
      closeLane(lane.key, Math.min(read.failure.retryAfterMs ?? restMs, pacing.maxWaitMs));
    }
    return read;
  }

  return async (action, fields, { signal }: CallOptions = {}) => {
    const { effect, name, service } = action;
    const { random } = settings;
    const tried = await withRetries(() => attempt(action, fields, signal), {
      effect,
      pacing,
      random,
      signal,
    });
    const failed = (failure: Failure) =>
      new CloudError(`${service}.${name}`, scrubbed(failure, secretsOf(settings, fields)), tried);
    if (tried.last.failure) throw failed(tried.last.failure);
    const parsed = action.result.safeParse(tried.last.result);
    if (!parsed.success) throw failed(unexpected(parsed.error));
    return parsed.data;
  };
}

function originOf(endpoint: string): URL {
  const url = new URL(endpoint);
  if (url.pathname !== "/" || url.search) throw new Error("the cloud's endpoint has a path");
  return url;
}

function laneOf(
  { accessKeyId, perSecond = {} }: CallSettings,
  { origin }: URL,
  service: Service,
): Lane | undefined {
  if (perSecond === "unlimited") return undefined;
  return {
    key: `${origin} ${accessKeyId} ${service}`,
    perSecond: perSecond[service] ?? usualPerSecond[service],
  };
}

const cancelled: Failure = { kind: "not_sent", code: "Cancelled" };
const crowded: Failure = { kind: "throttled", code: "TooManyWaiting" };

async function waitForTurn(lane: Lane | undefined, signal: AbortSignal | undefined) {
  if (!lane) return undefined;
  try {
    return (await takeTurn(lane.key, lane.perSecond, signal)) ? undefined : crowded;
  } catch (error) {
    if (signal?.aborted) return cancelled;
    throw error;
  }
}

/** What no text about a call may show. */
const secretsOf = (
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
  { Password }: Fields,
): string[] =>
  [secretAccessKey, sessionToken, accessKeyId, Password].filter(
    (secret) => typeof secret === "string",
  );

/** The call succeeded, and said something that this client cannot read. Names fields, no values. */
const unexpected = ({ issues }: z.ZodError): Failure => ({
  kind: "unavailable",
  code: "UnexpectedResult",
  text: [...new Set(issues.map(({ path }) => path.join(".")))].slice(0, 5).join(", "),
  final: true,
});
