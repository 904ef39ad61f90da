import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { hashPassword } from "@/core/password-hash";
import { requireUnrelated } from "@/core/passwords";
import { addLocalPerson } from "../../directory/commands/people";
import { findPerson } from "../../directory/queries/people";
import { makeSetupLink } from "../internal/setup-links";
import { requireAdmin } from "../internal/subject";
import { requireMayAssign } from "../rules/role-tree";
import { AdminCreated, CreateAdmin } from "../schema/admins";
import { admins } from "../tables";

/**
 * Makes a person an admin, and the person too when the directory does not know them. With a password
 * it must be changed at the first sign-in; without one the answer carries a set-up link.
 * @throws access.admin_exists, access.email_taken, access.display_name_required
 * @throws access.own_account, access.role_not_handed_out; password.guessable
 */
export const createAdmin = command({
  id: "access.createAdmin",
  access: { capability: "admins.accounts.write" },
  safeguards: ["confirmation"],
  input: CreateAdmin,
  output: AdminCreated,
  prepare: async (_call, { password }) => (password ? hashPassword(password) : null),
  async run({ db, actor, now }, { upn, email, displayName, role, password }, passwordHash) {
    const by = requireAdmin(actor);
    requireMayAssign({ upn: by.id, role: by.role }, { upn, role: undefined }, role);
    if (password) requireUnrelated(password, [upn, email, displayName ?? ""]);

    await requirePerson(db, { upn, email, displayName }, now);
    const [stored] = await db
      .insert(admins)
      .values({
        upn,
        email,
        role,
        passwordHash,
        mustChangePassword: Boolean(password),
        passwordChangedAt: password ? now : null,
        createdAt: now,
      })
      .onConflictDoNothing()
      .returning({ upn: admins.upn });
    if (!stored) throw await conflictOf(db, upn, email);
    const setupLink = password ? null : await makeSetupLink(db, { upn, createdBy: by.id }, now);

    return {
      result: { upn, setupLink },
      audit: {
        action: "admin.account.create",
        targetType: "admin",
        targetId: upn,
        old: null,
        new: { email, role, method: password ? "direct" : "setup_link" },
        reason: null,
      },
    };
  },
});

type NewPerson = { upn: string; email: string; displayName: string | undefined };

async function requirePerson(db: Db, { upn, email, displayName }: NewPerson, now: Date) {
  if (await findPerson(db, upn)) return;
  if (!displayName) throw new DomainError("invalid", "access.display_name_required", { upn });
  await addLocalPerson(db, { upn, displayName, email }, now);
}

async function conflictOf(db: Db, upn: string, email: string): Promise<DomainError> {
  const [same] = await db.select({ upn: admins.upn }).from(admins).where(eq(admins.upn, upn));
  return same
    ? new DomainError("conflict", "access.admin_exists", { upn })
    : new DomainError("conflict", "access.email_taken", { email });
}
