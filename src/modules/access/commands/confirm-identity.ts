import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { passwordMatches } from "@/core/password-hash";
import {
  findAdminCredential,
  findPersonCredential,
  type PortalLogins,
} from "../internal/credentials";
import { requireSubject, type Subject } from "../internal/subject";
import { admitAttempt, countFailure, forgetFailures } from "../internal/throttle";
import { ConfirmIdentity, IdentityConfirmed } from "../schema/sign-in";
import { sessions } from "../tables";

/**
 * Proves again who is at the keyboard: the password once more opens the next five minutes for what
 * needs a second confirmation (product.md §1). Failures are delayed as at sign-in, and answered.
 * @throws access.sign_in_required for a caller without a browser session
 */
export const confirmIdentityWith = (portal: PortalLogins) =>
  command({
    id: "access.confirmIdentity",
    access: { self: ["admin", "manager", "sub_account"] },
    input: ConfirmIdentity,
    output: IdentityConfirmed,
    async run({ db, actor, now }, { password }) {
      const subject = requireSubject(actor);
      const { session } = subject;
      if (!session) throw new DomainError("unauthenticated", "access.sign_in_required");
      const attempt = { account: `confirm:${subject.type}:${subject.id}`, from: session };
      const seconds = (await admitAttempt(db, attempt, now)).here;
      if (seconds > 0) {
        const result = { ok: false as const, code: "access.sign_in_delayed" as const, seconds };
        return { result, audit: null };
      }

      const found = await findCredential(db, portal, subject);
      const matches = await passwordMatches(found?.passwordHash, password);
      const audit = { targetType: subject.type, targetId: subject.id, old: null, reason: null };
      if (!matches || !found?.open) {
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

const findCredential = (db: Db, portal: PortalLogins, { type, id }: Subject) =>
  ({
    admin: () => findAdminCredential(db, { upn: id }),
    manager: () => findPersonCredential(db, id),
    sub_account: () => portal.findById(db, id),
  })[type]();
