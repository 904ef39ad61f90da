import { eq } from "drizzle-orm";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { findCredentialOf, type PortalLogins } from "../internal/credentials";
import { requireSubject } from "../internal/subject";
import {
  type Attempt,
  admitAttempt,
  countFailure,
  forgetFailures,
  waitOf,
} from "../internal/throttle";
import { provenBy, tryPassword } from "../internal/trial";
import { ConfirmIdentity, IdentityConfirmed } from "../schema/sign-in";
import { sessions } from "../tables";

/**
 * Proves again who is at the keyboard: the password once more opens the next five minutes for what
 * needs a second confirmation (product.md §1). Failures are delayed as at sign-in, and answered.
 * @throws access.sign_in_required for a caller without a browser session; password.busy
 */
export const confirmIdentityWith = (portal: PortalLogins) =>
  command({
    id: "access.confirmIdentity",
    access: { self: ["admin", "manager", "sub_account"] },
    input: ConfirmIdentity,
    output: IdentityConfirmed,
    async prepare({ db, actor, now }, { password }) {
      const subject = requireSubject(actor);
      const { type, id, session } = subject;
      if (!session) throw new DomainError("unauthenticated", "access.sign_in_required");
      const attempt: Attempt = { account: `confirm:${type}:${id}`, from: session, spread: false };
      const seconds = (await waitOf(db, attempt, now)).here;
      const found = seconds > 0 ? undefined : await findCredentialOf(db, portal, subject);
      return { attempt, session, seconds, trial: found && (await tryPassword(found, password)) };
    },
    async run({ db, actor, now }, _input, { attempt, session, seconds: waiting, trial }) {
      const { type, id } = requireSubject(actor);
      const seconds = waiting || (await admitAttempt(db, attempt, now)).here;
      if (seconds > 0) {
        const result = { ok: false as const, code: "access.sign_in_delayed" as const, seconds };
        return { result, audit: null };
      }

      const audit = { targetType: type, targetId: id, old: null, reason: null };
      if (!trial || !(await provenBy(db, portal, type, trial))) {
        await countFailure(db, attempt, now);
        return {
          result: { ok: false as const, code: "access.bad_credentials" as const, seconds: 0 },
          audit: { ...audit, action: "session.confirm.failed", new: { session } },
        };
      }

      await forgetFailures(db, attempt);
      await db.update(sessions).set({ confirmedAt: now }).where(eq(sessions.handle, session));
      return {
        result: { ok: true as const, confirmedAt: now },
        audit: { ...audit, action: "session.confirm", new: { session } },
      };
    },
  });
