import { type Answer, EgressError, type EgressSettings, postOutside } from "@/core/egress";
import { retryAfterMs } from "./retry-after";
import { signedHeaders } from "./signing";

export type WebhookMessage = {
  url: string;
  /** The present secret first, then the one it replaces while receivers change over. */
  secrets: readonly string[];
  /** The same at each attempt, so that a receiver knows a repetition. */
  id: string;
  at: Date;
  payload: unknown;
};

/** What a receiver made of a message. */
export type WebhookOutcome = {
  delivered: boolean;
  /** `http_500`, `timed_out`, `address_refused` … */
  code: string;
  status: number | null;
  /** The receiver wants nothing more, ever (410). */
  gone: boolean;
  /** It asked not to be called before. */
  retryAfterMs: number | null;
  /** The beginning of its answer. */
  text: string;
};

/** Posts a message signed by Standard Webhooks. A failure is an outcome; it never throws one. */
export async function sendWebhook(
  { url, secrets, id, at, payload }: WebhookMessage,
  settings: EgressSettings,
): Promise<WebhookOutcome> {
  const body = JSON.stringify(payload);
  const headers = {
    "content-type": "application/json",
    "user-agent": "AirGate",
    ...signedHeaders({ id, at, body }, secrets),
  };
  try {
    return outcomeOf(await postOutside({ url, headers, body }, settings), at);
  } catch (error) {
    if (!(error instanceof EgressError)) throw error;
    const { code } = error;
    return { delivered: false, code, status: null, gone: false, retryAfterMs: null, text: "" };
  }
}

/** Any 2xx is a receipt; a redirect is none, and is not followed. */
function outcomeOf({ status, headers, text }: Answer, at: Date): WebhookOutcome {
  const delivered = status >= 200 && status < 300;
  const wait = delivered ? null : retryAfterMs(headers["retry-after"], at);
  return {
    delivered,
    code: `http_${status}`,
    status,
    gone: status === 410,
    retryAfterMs: wait,
    text,
  };
}
