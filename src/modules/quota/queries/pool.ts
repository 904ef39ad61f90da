import { poolNotFound } from "@/core/access";
import { type Call, query } from "@/core/operation";
import type { Capability } from "@/core/permissions";
import { type PoolRow, requirePool } from "../internal/pools";
import { summaries } from "../internal/summaries";
import { GetPool, PoolDetail } from "../schema/lists";
import { TemplateField } from "../schema/personal";

/**
 * One pool: settings, money now, and what the caller may do with it.
 * @throws quota.pool_not_found
 */
export const getPool = query({
  id: "quota.getPool",
  access: {
    capability: "workspaces.detail.read",
    scope: "pools:read",
    grant: { on: ["uniauth/bill", "uniauth/members"], pool: ({ pool }) => pool },
  },
  input: GetPool,
  output: PoolDetail,
  async run(call, { pool: name }) {
    const { db, now } = call;
    const pool = await requirePool(db, name);
    const [[summary], abilities] = await Promise.all([
      summaries(db, [pool], now),
      abilitiesOn(call, pool),
    ]);
    if (!summary) throw poolNotFound(name);
    return {
      ...summary,
      notes: pool.notes,
      domains: pool.domains,
      anchor: pool.refreshAnchor,
      lastRefreshedAt: pool.lastRefreshedAt,
      createdAt: pool.createdAt,
      upn: pool.personalUpn,
      template: pool.template,
      overrides: TemplateField.array().parse(pool.overrides),
      abilities,
    };
  },
});

async function abilitiesOn({ actor, authority }: Call, pool: PoolRow) {
  const may = async (capability: Capability) =>
    actor.type === "admin" && (await authority.permits(actor.role, capability));
  const grants =
    actor.type === "admin" || actor.type === "manager"
      ? await authority.grantedPools(actor.id, "uniauth/members")
      : [];
  const quota = await may("workspaces.quota.write");
  const members = grants.includes(pool.name) || (await may("workspaces.members.write"));
  return {
    describe: quota,
    changePlan: await may("workspaces.plan.write"),
    setStatus: await may("workspaces.status.write"),
    adjustBooster: quota,
    changeMembers: members && pool.personalUpn === null,
    rebuild: await may("workspaces.database.write"),
  };
}
