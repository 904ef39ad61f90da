import { eq } from "drizzle-orm";
import { command } from "@/core/operation";
import { hashPassword } from "@/core/password-hash";
import { requireUnrelated } from "@/core/passwords";
import { requireFreePortalName } from "../internal/new-sub-account";
import { lockSubAccount } from "../queries/sub-account";
import { PortalLoginSet, SetPortalLogin, SetPortalPassword } from "../schema/editing";
import { subAccounts } from "../tables";

/**
 * Sets or resets a sub-account's AirGate password, which it must change at its next sign-in. Its
 * sessions end. The console password of the cloud is another one.
 * @throws iam.sub_account_not_found; password.guessable
 */
export const setPortalPassword = command({
  id: "iam.setPortalPassword",
  access: { capability: "iam.accounts.write" },
  safeguards: ["confirmation"],
  input: SetPortalPassword,
  output: PortalLoginSet,
  prepare: (_call, { password }) => hashPassword(password),
  async run({ db, now }, { subAccountId, password }, passwordHash) {
    const { username, passwordHash: before } = await lockSubAccount(db, subAccountId);
    requireUnrelated(password, [username]);

    await db
      .update(subAccounts)
      .set({ passwordHash, mustChangePassword: true, loginEnabled: true, sessionsValidFrom: now })
      .where(eq(subAccounts.id, subAccountId));

    return {
      result: { username, enabled: true },
      audit: {
        action: "sub_account.portal_password.set",
        targetType: "sub_account",
        targetId: subAccountId,
        old: { hadOne: before !== null },
        new: { mustChange: true, sessions: "ended" },
        reason: null,
      },
    };
  },
});

/**
 * Renames a sub-account's sign-in at AirGate, opens or shuts it. Shutting it ends its sessions.
 * @throws iam.sub_account_not_found, iam.portal_name_taken
 */
export const setPortalLogin = command({
  id: "iam.setPortalLogin",
  access: { capability: "iam.accounts.write" },
  input: SetPortalLogin,
  output: PortalLoginSet,
  async run({ db, now }, { subAccountId, ...wanted }) {
    const account = await lockSubAccount(db, subAccountId);
    const before = { username: account.username, enabled: account.loginEnabled };
    const after = {
      username: wanted.username ?? before.username,
      enabled: wanted.enabled ?? before.enabled,
    };
    if (before.username === after.username && before.enabled === after.enabled) {
      return { result: after, audit: null };
    }
    if (before.username !== after.username) await requireFreePortalName(db, after.username);

    const shut = before.enabled && !after.enabled;
    await db
      .update(subAccounts)
      .set({
        username: after.username,
        loginEnabled: after.enabled,
        ...(shut ? { sessionsValidFrom: now } : {}),
      })
      .where(eq(subAccounts.id, subAccountId));

    return {
      result: after,
      audit: {
        action: "sub_account.portal_login.change",
        targetType: "sub_account",
        targetId: subAccountId,
        old: before,
        new: after,
        reason: null,
      },
    };
  },
});
