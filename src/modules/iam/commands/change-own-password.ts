import { eq } from "drizzle-orm";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { hashPassword, passwordMatches } from "@/core/password-hash";
import { requireUnrelated } from "@/core/passwords";
import { lockSubAccount } from "../queries/sub-account";
import { ChangePortalPassword, PortalPasswordChanged } from "../schema/portal";
import { subAccounts } from "../tables";

/**
 * Changes the AirGate password of the sub-account that calls, never its console password in the
 * cloud. The present one is proven by the second confirmation; all its sessions end, this one too.
 * @throws iam.sub_account_not_found; password.unchanged, password.guessable
 */
export const changeOwnPassword = command({
  id: "iam.changeOwnPassword",
  access: { self: ["sub_account"] },
  safeguards: ["confirmation"],
  input: ChangePortalPassword,
  output: PortalPasswordChanged,
  async run({ db, actor, now }, { password }) {
    const { id, username, passwordHash: present } = await lockSubAccount(db, actor.id);
    requireUnrelated(password, [username]);
    if (await passwordMatches(present, password)) {
      throw new DomainError("invalid", "password.unchanged");
    }

    await db
      .update(subAccounts)
      .set({
        passwordHash: await hashPassword(password),
        mustChangePassword: false,
        sessionsValidFrom: now,
      })
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
