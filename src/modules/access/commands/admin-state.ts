import { eq } from "drizzle-orm";
import { command } from "@/core/operation";
import { lockAdmin, lockSuperAdmins } from "../internal/admins";
import { endSessionsOf } from "../internal/sessions";
import { endSetupLinks } from "../internal/setup-links";
import { requireAdmin } from "../internal/subject";
import { requireAnotherSuperAdmin, requireMayAssign, requireMayManage } from "../rules/role-tree";
import { AdminDisabledSet, ChangeRole, RoleChanged, SetAdminDisabled } from "../schema/admins";
import { admins } from "../tables";

/**
 * Disables an admin account, which ends its sessions and set-up links at once, or enables it again.
 * An account that is already so stays as it is.
 * @throws access.admin_not_found, access.own_account, access.out_of_reach, access.last_super_admin
 */
export const setAdminDisabled = command({
  id: "access.setAdminDisabled",
  access: { capability: "admins.accounts.write" },
  safeguards: ["confirmation"],
  input: SetAdminDisabled,
  output: AdminDisabledSet,
  async run({ db, actor, now }, { upn, disabled }) {
    const by = requireAdmin(actor);
    const superAdmins = await lockSuperAdmins(db);
    const admin = await lockAdmin(db, upn);
    requireMayManage({ upn: by.id, role: by.role }, admin);
    if (disabled) requireAnotherSuperAdmin(superAdmins, upn);
    if ((admin.disabledAt !== null) === disabled) {
      return { result: { upn, disabled, sessionsEnded: 0 }, audit: null };
    }

    await db
      .update(admins)
      .set({ disabledAt: disabled ? now : null })
      .where(eq(admins.upn, upn));
    if (disabled) await endSetupLinks(db, upn, now);
    const sessionsEnded = disabled
      ? await endSessionsOf(db, { types: ["admin"], id: upn }, now)
      : 0;

    return {
      result: { upn, disabled, sessionsEnded },
      audit: {
        action: disabled ? "admin.account.disable" : "admin.account.enable",
        targetType: "admin",
        targetId: upn,
        old: { disabled: !disabled },
        new: { disabled, sessionsEnded },
        reason: null,
      },
    };
  },
});

/**
 * Gives an admin another role, by the role tree (product.md §1): the old and the new one are among
 * those the caller hands out, nobody changes their own, and a super_admin remains. It counts from
 * the admin's next request on; set-up links made for the old role end.
 * @throws access.admin_not_found, access.own_account, access.out_of_reach
 * @throws access.role_not_handed_out, access.last_super_admin
 */
export const changeRole = command({
  id: "access.changeRole",
  access: { capability: "users.role.write" },
  safeguards: ["confirmation"],
  input: ChangeRole,
  output: RoleChanged,
  async run({ db, actor, now }, { upn, role }) {
    const by = requireAdmin(actor);
    const superAdmins = await lockSuperAdmins(db);
    const admin = await lockAdmin(db, upn);
    requireMayAssign({ upn: by.id, role: by.role }, admin, role);
    if (admin.role === role) return { result: { upn, role }, audit: null };
    if (role !== "super_admin") requireAnotherSuperAdmin(superAdmins, upn);

    await db.update(admins).set({ role }).where(eq(admins.upn, upn));
    await endSetupLinks(db, upn, now);

    return {
      result: { upn, role },
      audit: {
        action: "admin.role.change",
        targetType: "admin",
        targetId: upn,
        old: { role: admin.role },
        new: { role },
        reason: null,
      },
    };
  },
});
