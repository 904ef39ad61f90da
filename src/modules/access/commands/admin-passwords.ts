import { and, eq, gt, isNull } from "drizzle-orm";
import type { Authority } from "@/core/access";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { hashPassword } from "@/core/password-hash";
import { requireUnrelated } from "@/core/passwords";
import { hashToken } from "@/core/secrets";
import { findPerson } from "../../directory/queries/people";
import { PasswordReset } from "../events";
import { type Admin, lockAdmin } from "../internal/admins";
import { endSessionsOf } from "../internal/sessions";
import { endSetupLinks, makeSetupLink } from "../internal/setup-links";
import { type AdminActor, requireAdmin } from "../internal/subject";
import { forgetAccount } from "../internal/throttle";
import { requireMayManage, requireReach } from "../rules/role-tree";
import {
  AdminPasswordReset,
  CreateSetupLink,
  RedeemSetupLink,
  ResetAdminPassword,
  SetupLink,
  SetupLinkRedeemed,
} from "../schema/admins";
import { admins, setupLinks } from "../tables";

/**
 * Takes an admin's password away and ends all sessions: with a new one, to be changed at the next
 * sign-in, or with a set-up link. Strictly down the tree; whoever manages admin accounts also resets
 * their equals.
 * @throws access.admin_not_found, access.own_account, access.out_of_reach; password.guessable
 */
export const resetAdminPassword = command({
  id: "access.resetAdminPassword",
  access: { capability: "users.security.write" },
  safeguards: ["confirmation", "notify"],
  input: ResetAdminPassword,
  output: AdminPasswordReset,
  prepare: async (_call, { password }) => (password ? hashPassword(password) : null),
  async run({ db, actor, now, authority }, { upn, password }, passwordHash) {
    const by = requireAdmin(actor);
    const admin = await lockAdmin(db, upn);
    await requireMayReset(authority, by, admin);
    if (password) requireUnrelated(password, [upn, admin.email]);

    await endSetupLinks(db, upn, now);
    await db
      .update(admins)
      .set({
        passwordHash,
        mustChangePassword: Boolean(password),
        passwordChangedAt: now,
      })
      .where(eq(admins.upn, upn));
    const setupLink = password ? null : await makeSetupLink(db, { upn, createdBy: by.id }, now);
    await forgetAccount(db, `admin:${admin.email}`);
    const sessionsEnded = await endSessionsOf(db, { types: ["admin"], id: upn }, now);

    return {
      result: { upn, setupLink, sessionsEnded },
      audit: {
        action: "admin.password.reset",
        targetType: "admin",
        targetId: upn,
        old: null,
        new: { method: password ? "direct" : "setup_link", sessionsEnded },
        reason: null,
      },
      events: [{ name: PasswordReset.name, data: { upn, by: by.id } }],
    };
  },
});

/**
 * Makes a new set-up link, for an account whose first one lapsed; earlier ones end. The present
 * password and sessions stay until it is redeemed.
 * @throws access.admin_not_found, access.own_account, access.out_of_reach, access.admin_disabled
 */
export const createSetupLink = command({
  id: "access.createSetupLink",
  access: { capability: "users.security.write" },
  safeguards: ["confirmation", "notify"],
  input: CreateSetupLink,
  output: SetupLink,
  async run({ db, actor, now, authority }, { upn }) {
    const by = requireAdmin(actor);
    const admin = await lockAdmin(db, upn);
    await requireMayReset(authority, by, admin);
    if (admin.disabledAt) throw new DomainError("conflict", "access.admin_disabled", { upn });

    const link = await makeSetupLink(db, { upn, createdBy: by.id }, now);

    return {
      result: link,
      audit: {
        action: "admin.setup_link.create",
        targetType: "admin",
        targetId: upn,
        old: null,
        new: { expiresAt: link.expiresAt.toISOString() },
        reason: null,
      },
      events: [{ name: PasswordReset.name, data: { upn, by: by.id } }],
    };
  },
});

/**
 * Sets the password of the admin a link was made for: once, within 48 hours, while the account is
 * not disabled and its person is active and not frozen. Unknown, used and expired links look the
 * same, and cost no hash. A refused password leaves the link. The admin is locked before the link,
 * as wherever links end.
 * @throws access.link_invalid; password.guessable
 */
export const redeemSetupLink = command({
  id: "access.redeemSetupLink",
  access: { visitor: true },
  input: RedeemSetupLink,
  output: SetupLinkRedeemed,
  async prepare({ db, now }, { token, password }) {
    const upn = await ownerOf(db, token, now);
    return { upn, passwordHash: await hashPassword(password) };
  },
  async run({ db, now }, { token, password }, { upn, passwordHash }) {
    const { email, role, disabledAt } = await lockAdmin(db, upn);
    await takeLink(db, token, now);
    if (disabledAt || !(await mayAct(db, upn))) throw linkInvalid();
    requireUnrelated(password, [upn, email]);

    await db
      .update(admins)
      .set({ passwordHash, mustChangePassword: false, passwordChangedAt: now })
      .where(eq(admins.upn, upn));
    await endSetupLinks(db, upn, now);
    await forgetAccount(db, `admin:${email}`);
    const sessionsEnded = await endSessionsOf(db, { types: ["admin"], id: upn }, now);

    return {
      result: { email },
      audit: {
        action: "admin.setup_link.redeem",
        targetType: "admin",
        targetId: upn,
        old: null,
        new: { sessionsEnded },
        reason: null,
        actor: { type: "admin" as const, id: upn, email, role },
      },
    };
  },
});

const redeemable = (token: string, now: Date) =>
  and(
    eq(setupLinks.tokenHash, hashToken(token)),
    isNull(setupLinks.usedAt),
    gt(setupLinks.expiresAt, now),
  );

/** Whose link it is, as long as it can be redeemed. */
async function ownerOf(db: Db, token: string, now: Date): Promise<string> {
  const [link] = await db
    .select({ upn: setupLinks.upn })
    .from(setupLinks)
    .where(redeemable(token, now));
  if (!link) throw linkInvalid();
  return link.upn;
}

/** One statement takes the link, so that of two parallel attempts the second finds it used. */
async function takeLink(db: Db, token: string, now: Date): Promise<void> {
  const taken = await db
    .update(setupLinks)
    .set({ usedAt: now })
    .where(redeemable(token, now))
    .returning({ upn: setupLinks.upn });
  if (taken.length === 0) throw linkInvalid();
}

/** Read under the admin's lock, which a freeze takes first. */
async function mayAct(db: Db, upn: string): Promise<boolean> {
  const person = await findPerson(db, upn);
  return person?.status === "active" && !person.frozenAt;
}

const linkInvalid = () => new DomainError("not_found", "access.link_invalid");

async function requireMayReset(authority: Authority, by: AdminActor, admin: Admin) {
  const actor = { upn: by.id, role: by.role };
  const manages = await authority.permits(by.role, "admins.accounts.write");
  if (manages) requireMayManage(actor, admin);
  else requireReach(actor, admin);
}
