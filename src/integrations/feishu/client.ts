import { z } from "zod";
import {
  type Answer,
  EgressError,
  type EgressSettings,
  isReceiverUrl,
  postOutside,
} from "@/core/egress";
import { type CardText, cardBody } from "./card";
import { feishuSignature } from "./signing";

const hosts: ReadonlySet<string> = new Set(["open.feishu.cn", "open.larksuite.com"]);

export type FeishuMessage = {
  url: string;
  /** Where the bot checks signatures. */
  secret: string | null;
  at: Date;
  card: CardText;
};

/** What the bot made of a card. */
export type FeishuOutcome = {
  delivered: boolean;
  /** `feishu_11232`, `http_502`, `timed_out` … */
  code: string;
  status: number | null;
  /** The bot is no more, or its address was never right (19001). */
  gone: boolean;
  /** The same card would be refused the same way. */
  final: boolean;
  /** The beginning of its answer. */
  text: string;
};

/** The address of a custom bot: an official host over https, or an allowed origin on this machine. */
export function isBotUrl(text: string, loopback: readonly string[]): boolean {
  if (!isReceiverUrl(text, loopback)) return false;
  const { hostname, origin, pathname, port } = new URL(text);
  if (!/^\/open-apis\/bot\/v2\/hook\/[\w-]+$/.test(pathname)) return false;
  return loopback.includes(origin) || (hosts.has(hostname) && port === "");
}

/**
 * Posts a card to a custom bot (volcengine.md §9): a refusal stands in the `code` of an answer that
 * is 200 all the same. A failure is an outcome; it never throws one.
 */
export async function sendCard(
  { url, secret, at, card }: FeishuMessage,
  settings: EgressSettings,
): Promise<FeishuOutcome> {
  if (!isBotUrl(url, settings.loopback)) return failed("url_refused", { final: true });
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signature: Record<string, string> = secret
    ? { timestamp, sign: feishuSignature(timestamp, secret) }
    : {};
  const body = cardBody(card, signature);
  const headers = { "content-type": "application/json; charset=utf-8" };
  try {
    return outcomeOf(await postOutside({ url, headers, body }, settings));
  } catch (error) {
    if (!(error instanceof EgressError)) throw error;
    return failed(error.code, { final: error.code === "address_refused" });
  }
}

/** Errors come as `code`; an old form of success has `StatusCode` alone. */
const Reply = z.looseObject({
  code: z.int().optional(),
  StatusCode: z.int().optional(),
});

const invalidToken = 19_001;
const tooFrequent = 11_232;

function outcomeOf({ status, text }: Answer): FeishuOutcome {
  const reply = parse(text);
  const code = reply?.code ?? (status === 200 ? reply?.StatusCode : undefined);
  if (status === 200 && code === 0) {
    return { delivered: true, code: "feishu_0", status, gone: false, final: false, text };
  }
  // Without a code it was not the bot that answered, or it was not well.
  if (code === undefined || code === 0) {
    const final = status >= 300 && status < 500 && status !== 429 && status !== 408;
    return failed(`http_${status}`, { status, text, final });
  }
  const passing = code === tooFrequent || status >= 500 || status === 429;
  const gone = code === invalidToken;
  return failed(`feishu_${code}`, { status, text, gone, final: !passing });
}

const failed = (code: string, more: Partial<FeishuOutcome>): FeishuOutcome => ({
  delivered: false,
  status: null,
  gone: false,
  final: false,
  text: "",
  ...more,
  code,
});

function parse(text: string): z.output<typeof Reply> | undefined {
  try {
    return Reply.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
