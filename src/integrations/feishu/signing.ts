import { createHmac } from "node:crypto";

/**
 * The signature of a custom bot (volcengine.md §9): timestamp and secret are the key, and the message
 * is empty. `timestamp` is in seconds; the bot takes it for an hour.
 */
export function feishuSignature(timestamp: string, secret: string): string {
  return createHmac("sha256", `${timestamp}\n${secret}`).update("").digest("base64");
}
