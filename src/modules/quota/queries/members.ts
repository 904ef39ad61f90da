import { query } from "@/core/operation";
import { listMembers as listGroupings } from "@/modules/policy/queries/members";
import { decodeCursor, encodeCursor, pageOf } from "../internal/cursor";
import { requirePool } from "../internal/pools";
import { ListMembers, MemberPage, type MemberState } from "../schema/members";

/**
 * A pool's members in UPN order, with what the directory knows of them.
 * @throws quota.pool_not_found, quota.cursor_invalid
 */
export const listMembers = query({
  id: "quota.listMembers",
  access: {
    capability: "workspaces.detail.read",
    scope: "pools:read",
    grant: { on: ["uniauth/bill", "uniauth/members"], pool: ({ pool }) => pool },
  },
  input: ListMembers,
  output: MemberPage,
  async run({ db }, { pool, search, cursor, limit }) {
    await requirePool(db, pool);
    const after = cursor ? decodeCursor(cursor, /^$/).key : undefined;
    const found = await listGroupings(db, pool, { search, after, limit: limit + 1 });
    const { rows, next } = pageOf(found, limit, ({ upn }) => encodeCursor("", upn));
    return {
      rows: rows.map(({ frozenAt, status, ...row }) => ({
        ...row,
        state: stateOf(status, frozenAt),
      })),
      next,
    };
  },
});

function stateOf(status: "active" | "left" | null, frozenAt: Date | null): MemberState {
  if (status === null) return "unknown";
  if (status === "left") return "left";
  return frozenAt ? "frozen" : "active";
}
