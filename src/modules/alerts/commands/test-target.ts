import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { errand } from "@/core/operation";
import { type MessageText, type Sending, sendTo } from "../internal/sending";
import { requireTarget, type TargetRow } from "../queries/targets";
import { TargetId, TargetTested } from "../schema/targets";
import { targets } from "../tables";

type TestMeans = Sending & { render(target: TargetRow): MessageText };

/** Five in a row, and then one each twelve seconds: nobody can use AirGate to flood a receiver. */
const secondsEach = 12;
const inARow = 5;

/**
 * Sends a test message to a target, also to one that is switched off, and shows the answer. It leaves
 * no delivery and counts for nothing.
 * @throws alerts.target_not_found, alerts.tests_too_many
 */
export const testTargetOf = (means: () => TestMeans) =>
  errand({
    id: "alerts.testTarget",
    access: { capability: "security.config.write" },
    input: TargetId,
    output: TargetTested,
    async run({ commit, db, now }, { id }) {
      const { render, ...sending } = means();
      const target = await requireTarget(db, id);
      await takeTurn(db, id);

      const begun = sending.clock();
      const outcome = await sendTo(
        target,
        {
          id: `msg_${randomUUID()}`,
          type: "test",
          severity: "info",
          text: render(target),
          data: { target: { id, name: target.name }, at: now.toISOString() },
        },
        sending,
      );
      const { answer, code, delivered, status } = outcome;
      const tookMs = sending.clock().getTime() - begun.getTime();

      return commit(async () => ({
        result: { delivered, code, status, answer, tookMs },
        audit: {
          action: "notification_target.test",
          targetType: "notification_target",
          targetId: id,
          old: null,
          new: { delivered, code },
          reason: null,
        },
      }));
    },
  });

/** By the database's clock, which all instances share. */
async function takeTurn(db: Db, id: string): Promise<void> {
  const paid = sql`greatest(${targets.testsPaidUntil}, now())`;
  const room = sql`now() + make_interval(secs => ${(inARow - 1) * secondsEach})`;
  const [taken] = await db
    .update(targets)
    .set({ testsPaidUntil: sql`${paid} + make_interval(secs => ${secondsEach})` })
    .where(sql`${eq(targets.id, id)} and ${paid} <= ${room}`)
    .returning({ id: targets.id });
  if (taken) return;
  throw new DomainError("rate_limited", "alerts.tests_too_many", { seconds: secondsEach });
}
