import { eq } from "drizzle-orm";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { hashPassword, passwordMatches } from "@/core/password-hash";
import { requireUnrelated } from "@/core/passwords";
import { findPortalLoginById } from "../queries/portal-logins";
import { lockSubAccount } from "../queries/sub-account";
import { ChangePortalPassword, PortalPasswordChanged } from "../schema/portal";
import { subAccounts } from "../tables";

/**
 * Changes the AirGate password of the sub-account that calls, never its console password in the
 * cloud. The present one is proven by the second confirmation; all its sessions end, this one too.
 * @throws iam.sub_account_not_found; password.unchanged, password.guessable, password.busy
 */
export const changeOwnPassword = command({
  id: "iam.changeOwnPassword",
  access: { self: ["sub_account"] },
  safeguards: ["confirmation"],
  input: ChangePortalPassword,
  output: PortalPasswordChanged,
  async prepare({ db, actor }, { password }) {
    const present = await findPortalLoginById(db, actor.id);
    const unchanged = await passwordMatches(present?.passwordHash, password);
    return { unchanged, passwordHash: await hashPassword(password) };
  },
  async run({ db, actor, now }, { password }, { unchanged, passwordHash }) {
    const { id, username } = await lockSubAccount(db, actor.id);
    requireUnrelated(password, [username]);
    if (unchanged) throw new DomainError("invalid", "password.unchanged");

    await db
      .update(subAccounts)
      .set({ passwordHash, mustChangePassword: false, sessionsValidFrom: now })
      .where(eq(subAccounts.id, id));

    return {
      result: { signInAgain: true as const },
      audit: {
        action: "sub_account.password.change",
        targetType: "sub_account",
        targetId: id,
        old: null,
        new: { sessions: "ended" },
        reason: null,
      },
    };
  },
});
