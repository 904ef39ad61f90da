import { eq } from "drizzle-orm";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { newSigningSecret } from "@/integrations/webhook/signing";
import { sealSecret } from "../internal/seals";
import { lockTarget, type TargetRow } from "../queries/targets";
import { RotateTargetSecret, TargetSecret } from "../schema/targets";
import { targets } from "../tables";

/**
 * Gives a target another secret. A webhook's is made here, stands in this answer alone, and signs
 * beside the old one for the hours of grace, so that the receiver can change over without a gap; one
 * of an earlier rotation ends now. A bot has one secret only: the one entered, or none.
 * @throws alerts.target_not_found, alerts.secret_not_taken, alerts.secret_required
 */
export const rotateTargetSecret = command({
  id: "alerts.rotateTargetSecret",
  access: { capability: "security.config.write" },
  safeguards: ["confirmation"],
  input: RotateTargetSecret,
  output: TargetSecret,
  async run({ db, now }, { id, secret: entered, graceHours }) {
    const target = await lockTarget(db, id);
    const isWebhook = target.kind === "webhook";
    const secret = isWebhook ? madeSecret(entered) : enteredSecret(entered);
    const grace = isWebhook ? graceOf(target, graceHours, now) : noGrace;

    await db
      .update(targets)
      .set({ sealedSecret: secret ? sealSecret(id, secret) : null, ...grace })
      .where(eq(targets.id, id));

    return {
      result: { id, secret: isWebhook ? secret : null },
      audit: {
        action: "notification_target.secret.rotate",
        targetType: "notification_target",
        targetId: id,
        old: { signed: target.sealedSecret !== null },
        new: { signed: secret !== "", previousUntil: grace.previousUntil },
        reason: null,
      },
    };
  },
});

const noGrace = { sealedPrevious: null, previousUntil: null };

function graceOf({ sealedSecret }: TargetRow, hours: number, now: Date) {
  if (hours === 0) return noGrace;
  const previousUntil = new Date(now.getTime() + hours * 3_600_000);
  return { sealedPrevious: sealedSecret, previousUntil };
}

function madeSecret(entered: string | undefined): string {
  if (entered) throw new DomainError("invalid", "alerts.secret_not_taken");
  return newSigningSecret();
}

/** Empty text takes the signature away; leaving the field out is a mistake. */
function enteredSecret(entered: string | undefined): string {
  if (entered === undefined) throw new DomainError("invalid", "alerts.secret_required");
  return entered;
}
