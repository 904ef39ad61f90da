import { randomUUID } from "node:crypto";
import { errand } from "@/core/operation";
import { type MessageText, type Sending, sendTo } from "../internal/sending";
import { requireTarget, type TargetRow } from "../queries/targets";
import { TargetId, TargetTested } from "../schema/targets";

type TestMeans = Sending & { render(target: TargetRow): MessageText };

/**
 * Sends a test message to a target, also to one that is switched off, and shows the answer. It leaves
 * no delivery and counts for nothing.
 * @throws alerts.target_not_found
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
