import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { freeze, lockPerson, unfreeze } from "../../directory/commands/people";
import { findLocked, lockSuperAdmins } from "../internal/admins";
import { asPerson, endSessionsOf } from "../internal/sessions";
import { endSetupLinks } from "../internal/setup-links";
import { type AdminActor, requireAdmin } from "../internal/subject";
import { requireAnotherSuperAdmin, requireReach } from "../rules/role-tree";
import { FreezePerson, PersonFreezing, UnfreezePerson } from "../schema/admins";

/**
 * Freezes a person (冻结用户): they may neither sign in nor spend, and their sessions and set-up
 * links end at once. On a console role only strictly down the tree. A frozen person stays frozen for the first reason.
 * @throws access.person_not_found, access.own_account, access.out_of_reach, access.last_super_admin
 */
export const freezePerson = command({
  id: "access.freezePerson",
  access: { capability: "users.status.write" },
  safeguards: ["reason"],
  input: FreezePerson,
  output: PersonFreezing,
  async run({ db, actor, now }, { upn, reason }) {
    const person = await lockReachable(db, requireAdmin(actor), upn, requireAnotherSuperAdmin);
    if (person.frozenAt) return { result: { upn, frozen: true, sessionsEnded: 0 }, audit: null };

    await freeze(db, upn, reason, now);
    await endSetupLinks(db, upn, now);
    const sessionsEnded = await endSessionsOf(db, { types: asPerson, id: upn }, now);

    return {
      result: { upn, frozen: true, sessionsEnded },
      audit: {
        action: "person.status.freeze",
        targetType: "person",
        targetId: upn,
        old: { frozen: false },
        new: { frozen: true, sessionsEnded },
        reason,
      },
    };
  },
});

/**
 * Lifts a freeze. Sessions that it ended stay ended.
 * @throws access.person_not_found, access.own_account, access.out_of_reach
 */
export const unfreezePerson = command({
  id: "access.unfreezePerson",
  access: { capability: "users.status.write" },
  safeguards: ["reason"],
  input: UnfreezePerson,
  output: PersonFreezing,
  async run({ db, actor, now }, { upn, reason }) {
    const person = await lockReachable(db, requireAdmin(actor), upn, () => undefined);
    if (!person.frozenAt) return { result: { upn, frozen: false, sessionsEnded: 0 }, audit: null };

    await unfreeze(db, upn, now);

    return {
      result: { upn, frozen: false, sessionsEnded: 0 },
      audit: {
        action: "person.status.unfreeze",
        targetType: "person",
        targetId: upn,
        old: { frozen: true, frozenReason: person.frozenReason },
        new: { frozen: false },
        reason,
      },
    };
  },
});

/** Admins' rows are locked before the person's, as in every command that takes both. */
async function lockReachable(
  db: Db,
  by: AdminActor,
  upn: string,
  guard: (superAdmins: readonly string[], leaving: string) => void,
) {
  const superAdmins = await lockSuperAdmins(db);
  const target = await findLocked(db, upn);
  const person = await lockPerson(db, upn);
  if (!person) throw new DomainError("not_found", "access.person_not_found", { upn });
  requireReach({ upn: by.id, role: by.role }, { upn, role: target?.role });
  guard(superAdmins, upn);
  return person;
}
