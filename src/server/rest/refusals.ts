import { DomainError } from "@/core/errors";
import { logger } from "@/core/logger";
import { once } from "@/core/once";
import { type Caller, refused } from "../context";
import type { Route } from "./route";

/** Refusals waiting for the audit log; beyond it a flood is only logged, so it cannot stop checks. */
const longestQueue = 1_000;

const queue = () => once("rest.refusals", () => ({ waiting: 0, last: Promise.resolve() }));

/** Audits a refused key or scope beside the answer, one at a time: the caller need not wait. */
export function auditRefusal(caller: Caller, { operation }: Route, error: DomainError): void {
  const line = queue();
  if (line.waiting >= longestQueue) {
    logger().warn({ operation: operation.id, code: error.code }, "a refusal was not audited");
    return;
  }
  line.waiting += 1;
  line.last = line.last
    .then(() => refused(caller, operation, error))
    .finally(() => {
      line.waiting -= 1;
    });
}

/** Waits until all refusals so far stand in the audit log. */
export const flushRefusals = (): Promise<void> => queue().last;

/** Somebody without a valid key: all that is known is the address. */
export const stranger = (ip: string): Caller["actor"] => ({ type: "visitor", id: ip });

export const keyMissing = new DomainError("unauthenticated", "api.unauthenticated");
