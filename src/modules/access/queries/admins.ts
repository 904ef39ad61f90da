import { and, count, desc, eq, gt, isNull } from "drizzle-orm";
import type { Authority } from "@/core/access";
import type { Db } from "@/core/db";
import { query } from "@/core/operation";
import { type Capability, type Role, rolesHandedOutBy } from "@/core/permissions";
import { findAdminRow, readAdmins, toCursor } from "../internal/admin-rows";
import { adminNotFound } from "../internal/admins";
import { standing } from "../internal/sessions";
import { type AdminActor, requireAdmin } from "../internal/subject";
import { mayActOn } from "../rules/role-tree";
import { AdminDetail, AdminPage, GetAdmin, ListAdmins } from "../schema/admins";
import { sessions, setupLinks } from "../tables";

/**
 * Admins by search, role and state, in the asked order, page by page.
 * @throws access.cursor_invalid
 */
export const listAdmins = query({
  id: "access.listAdmins",
  access: { capability: "users.list.read" },
  input: ListAdmins,
  output: AdminPage,
  async run({ db }, { search, role, state, ...page }) {
    const rows = await readAdmins(db, { search, role, state }, page);
    const items = rows.slice(0, page.limit);
    const last = items.at(-1);
    const next = rows.length > page.limit && last ? toCursor(last) : null;
    return { items: items.map(({ key, ...item }) => item), next };
  },
});

/**
 * One admin, and what the reader may do with them.
 * @throws access.admin_not_found
 */
export const getAdmin = query({
  id: "access.getAdmin",
  access: { capability: "users.detail.read" },
  input: GetAdmin,
  output: AdminDetail,
  async run({ db, actor, now, authority }, { upn }) {
    const row = await findAdminRow(db, upn);
    if (!row) throw adminNotFound(upn);
    const [setupLinkUntil, open, abilities] = await Promise.all([
      waitingLink(db, upn, now),
      countSessions(db, upn, now),
      abilitiesOn(authority, requireAdmin(actor), row),
    ]);
    return { ...row, setupLinkUntil, sessions: open, abilities };
  },
});

async function waitingLink(db: Db, upn: string, now: Date): Promise<Date | null> {
  const { expiresAt, usedAt } = setupLinks;
  const [link] = await db
    .select({ expiresAt })
    .from(setupLinks)
    .where(and(eq(setupLinks.upn, upn), isNull(usedAt), gt(expiresAt, now)))
    .orderBy(desc(expiresAt))
    .limit(1);
  return link?.expiresAt ?? null;
}

async function countSessions(db: Db, upn: string, now: Date): Promise<number> {
  const [row] = await db
    .select({ open: count() })
    .from(sessions)
    .where(and(eq(sessions.subjectType, "admin"), eq(sessions.subjectId, upn), standing(now)));
  return row?.open ?? 0;
}

/** The same rules as in the commands, so that a button and its refusal cannot disagree. */
async function abilitiesOn(
  authority: Authority,
  by: AdminActor,
  target: { upn: string; role: Role },
) {
  const another = by.id !== target.upn;
  const may = async (capability: Capability) =>
    another && (await authority.permits(by.role, capability));
  const below = mayActOn(by.role, target.role);
  const handedOut = rolesHandedOutBy(by.role);
  const managed = handedOut.includes(target.role);
  const manages = managed && (await may("admins.accounts.write"));
  const secures = await may("users.security.write");
  return {
    roles: managed && (await may("users.role.write")) ? [...handedOut] : [],
    disable: manages,
    reset: secures && (below || manages),
    signOut: secures && below,
    freeze: below && (await may("users.status.write")),
  };
}
