import { and, eq, isNotNull, isNull, ne } from "drizzle-orm";
import type { Db } from "@/core/db";
import { isReceiverUrl } from "@/core/egress";
import { env } from "@/core/env";
import { DomainError } from "@/core/errors";
import { isBotUrl } from "@/integrations/feishu/client";
import type { TargetRow } from "../queries/targets";
import type { TargetKind } from "../rules/routing";
import { deliveries, targets } from "../tables";

/**
 * An address that may be called at all; what its name leads to is looked at with each message.
 * @throws alerts.url_refused, alerts.bot_url_refused
 */
export function requireUrl(kind: TargetKind, url: string): void {
  const { AIRGATE_LOOPBACK_RECEIVERS: loopback } = env();
  if (kind === "feishu" && !isBotUrl(url, loopback)) {
    throw new DomainError("invalid", "alerts.bot_url_refused");
  }
  if (kind === "webhook" && !isReceiverUrl(url, loopback)) {
    throw new DomainError("invalid", "alerts.url_refused");
  }
}

/** @throws alerts.name_taken */
export async function requireFreeName(db: Db, name: string, except?: string): Promise<void> {
  const [taken] = await db
    .select({ id: targets.id })
    .from(targets)
    .where(
      and(
        eq(targets.name, name),
        isNull(targets.removedAt),
        except ? ne(targets.id, except) : undefined,
      ),
    );
  if (taken) throw new DomainError("conflict", "alerts.name_taken", { name });
}

/** What waited for a target that takes nothing any more is dead; the target's row is locked. */
export async function buryDeliveries(db: Db, targetId: string, code: string): Promise<number> {
  const buried = await db
    .update(deliveries)
    .set({ state: "dead", dueAt: null, lastCode: code, leasedUntil: null, leaseToken: null })
    .where(and(eq(deliveries.targetId, targetId), isNotNull(deliveries.dueAt)))
    .returning({ id: deliveries.id });
  return buried.length;
}

/** A target as the audit log shows it: nothing of its address but what everybody sees. */
export const auditedTarget = ({
  name,
  kind,
  address,
  types,
  minSeverity,
  language,
}: Pick<TargetRow, "name" | "kind" | "address" | "types" | "minSeverity" | "language">) => ({
  name,
  kind,
  address,
  types,
  minSeverity,
  language,
});
