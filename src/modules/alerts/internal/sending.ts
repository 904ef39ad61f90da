import type { CardText } from "@/integrations/feishu/card";
import { sendCard } from "@/integrations/feishu/client";
import { sendWebhook } from "@/integrations/webhook/client";
import type { TargetRow } from "../queries/targets";
import type { Severity } from "../rules/catalogue";
import { scrubbed, unsealTarget } from "./seals";

/** A message in words, in the language of its target; made from the message files, outside. */
export type MessageText = Omit<CardText, "colour">;

export type Message = {
  /** The same at each attempt. */
  id: string;
  /** `alert.raised`, `test`: what a receiver of webhooks tells apart. */
  type: string;
  severity: Severity;
  text: MessageText;
  /** What programs read of it. */
  data: Record<string, unknown>;
};

export type Sending = {
  clock(): Date;
  loopback: readonly string[];
  timeoutMs?: number;
};

/** What became of one attempt. */
export type Outcome = {
  delivered: boolean;
  code: string;
  status: number | null;
  /** The receiver wants nothing more, or does not exist. */
  gone: boolean;
  /** The same message would be refused the same way. */
  final: boolean;
  retryAfterMs: number | null;
  /** The beginning of the answer, without address and secrets. */
  answer: string;
};

const colours = { critical: "red", warning: "orange", info: "blue" } as const satisfies Record<
  Severity,
  CardText["colour"]
>;

/** Sends a message to a target, outside transactions. It never throws for what the receiver does. */
export async function sendTo(
  target: TargetRow,
  message: Message,
  { clock, ...settings }: Sending,
): Promise<Outcome> {
  const at = clock();
  const { url, secrets } = unsealTarget(target, at);
  const { id, data, severity, text, type } = message;
  if (target.kind === "feishu") {
    const card = { ...text, colour: colours[severity] };
    const sent = await sendCard({ url, secret: secrets[0] ?? null, at, card }, settings);
    const { text: answer, ...outcome } = sent;
    return { ...outcome, retryAfterMs: null, answer: scrubbed(answer, { url, secrets }) };
  }
  const { title, lines, link } = text;
  const payload = {
    type,
    timestamp: at.toISOString(),
    data: { ...data, title, lines, url: link.url },
  };
  const { text: answer, ...outcome } = await sendWebhook(
    { url, secrets, id, at, payload },
    settings,
  );
  const final = outcome.code === "url_refused" || outcome.code === "address_refused";
  return { ...outcome, final, answer: scrubbed(answer, { url, secrets }) };
}
