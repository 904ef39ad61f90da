import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { findPerson } from "../../directory/queries/people";
import { findLocked } from "../internal/admins";
import { asPerson, endSession, endSessionsOf, typesOf } from "../internal/sessions";
import { requireAdmin, requireSubject } from "../internal/subject";
import { requireReach } from "../rules/role-tree";
import { EndOwnSession, EndSessions, Nothing, SessionsEnded } from "../schema/sessions";

const everyone = ["admin", "manager", "sub_account"] as const;

/** Ends the session that calls. A session that has ended already stays so. */
export const signOut = command({
  id: "access.signOut",
  access: { self: everyone },
  input: Nothing,
  output: SessionsEnded,
  async run({ db, actor, now }) {
    const subject = requireSubject(actor);
    const { type, id, session } = subject;
    const ended = session ? await endSession(db, subject, session, now) : false;
    return {
      result: { ended: ended ? 1 : 0 },
      audit: ended
        ? {
            action: "session.sign_out",
            targetType: type,
            targetId: id,
            old: { session: session ?? null },
            new: null,
            reason: null,
          }
        : null,
    };
  },
});

/** Ends all sessions of the caller, the calling one included (product.md §1: sign-out everywhere). */
export const signOutEverywhere = command({
  id: "access.signOutEverywhere",
  access: { self: everyone },
  input: Nothing,
  output: SessionsEnded,
  async run({ db, actor, now }) {
    const { type, id } = requireSubject(actor);
    const ended = await endSessionsOf(db, { types: typesOf(type), id }, now);
    return {
      result: { ended },
      audit:
        ended === 0
          ? null
          : {
              action: "session.sign_out_everywhere",
              targetType: type,
              targetId: id,
              old: { sessions: ended },
              new: null,
              reason: null,
            },
    };
  },
});

/**
 * Ends one of the caller's own sessions by its handle.
 * @throws access.session_not_found also for somebody else's
 */
export const endOwnSession = command({
  id: "access.endOwnSession",
  access: { self: everyone },
  input: EndOwnSession,
  output: SessionsEnded,
  async run({ db, actor, now }, { session }) {
    const subject = requireSubject(actor);
    if (!(await endSession(db, subject, session, now))) {
      throw new DomainError("not_found", "access.session_not_found");
    }
    return {
      result: { ended: 1 },
      audit: {
        action: "session.end",
        targetType: subject.type,
        targetId: subject.id,
        old: { session },
        new: null,
        reason: null,
      },
    };
  },
});

/**
 * Signs somebody else out everywhere (强制下线). On a console role only strictly down the tree.
 * @throws access.person_not_found, access.own_account, access.out_of_reach
 */
export const endSessions = command({
  id: "access.endSessions",
  access: { capability: "users.security.write" },
  input: EndSessions,
  output: SessionsEnded,
  async run({ db, actor, now }, { upn }) {
    const { id, role } = requireAdmin(actor);
    const person = await findPerson(db, upn);
    if (!person) throw new DomainError("not_found", "access.person_not_found", { upn });
    const target = await findLocked(db, upn);
    requireReach({ upn: id, role }, { upn, role: target?.role });

    const ended = await endSessionsOf(db, { types: asPerson, id: upn }, now);

    return {
      result: { ended },
      audit: {
        action: "session.force_sign_out",
        targetType: "person",
        targetId: upn,
        old: { sessions: ended },
        new: { sessions: 0 },
        reason: null,
      },
    };
  },
});
