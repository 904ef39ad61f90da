import { randomBytes } from "node:crypto";
import { localTime } from "../dates";
import type { CloudError } from "./cloud-error";

/** What the gateway could find out about a call; it leaves out what it could not. */
export type CallName = { Action?: string; Version?: string; Service?: string; Region?: string };

/** The cloud's local time in fourteen digits, then eighteen upper-case hex digits. */
export const requestId = (now: Date): string =>
  localTime(now).replace(/\D/g, "") + randomBytes(9).toString("hex").toUpperCase();

/** An action without a result has no `Result` at all (volcengine.md §3.1). */
export const succeeded = (id: string, name: CallName, result: object | undefined) => ({
  ResponseMetadata: { RequestId: id, ...name },
  ...(result === undefined ? {} : { Result: result }),
});

export const failed = (id: string, name: CallName, { code, codeN, message }: CloudError) => ({
  ResponseMetadata: {
    RequestId: id,
    ...name,
    Error: { Code: code, CodeN: codeN ?? 0, Message: message },
  },
});
