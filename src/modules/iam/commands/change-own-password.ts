import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { hashPassword, passwordMatches } from "@/core/password-hash";
import { requireUnrelated } from "@/core/passwords";
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
    const { id, username, passwordHash: present } = await lockLogin(db, actor.id);
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

async function lockLogin(db: Db, id: string) {
  const [login] = await db
    .select({
      id: subAccounts.id,
      username: subAccounts.username,
      passwordHash: subAccounts.passwordHash,
    })
    .from(subAccounts)
    .where(eq(subAccounts.id, id))
    .for("update");
  if (!login) throw new DomainError("not_found", "iam.sub_account_not_found");
  return login;
}
