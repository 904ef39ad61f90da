import { poolNotFound } from "@/core/access";
import { env } from "@/core/env";
import { type Call, query } from "@/core/operation";
import type { Capability } from "@/core/permissions";
import { approachIndex, offeredIn } from "@/modules/config/queries/approaches";
import { membershipsOf } from "@/modules/policy/queries/groupings";
import { policyIndex } from "@/modules/policy/queries/rules";
import { mayUseModel } from "@/modules/policy/rules/decide";
import { type PoolRow, requirePool } from "../internal/pools";
import { summaries } from "../internal/summaries";
import { GetPool, ModelsOfPool, PoolDetail, PoolModels } from "../schema/lists";
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
    grant: { on: "uniauth/bill", pool: ({ pool }) => pool },
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

/**
 * What each approach is to the pool's members in a domain, by approach id: the answer of
 * check-balance as far as the pool decides it. Rules about single people come on top.
 * @throws quota.pool_not_found
 */
export const poolModels = query({
  id: "quota.poolModels",
  access: {
    capability: "workspaces.detail.read",
    scope: "pools:read",
    grant: { on: "uniauth/bill", pool: ({ pool }) => pool },
  },
  input: PoolModels,
  output: ModelsOfPool,
  async run({ db, now }, { pool: name, domain = env().AIRGATE_DOMAIN }) {
    const { personalUpn } = await requirePool(db, name);
    const [memberships, approaches, policy] = await Promise.all([
      membershipsOf(db, [{ upn: personalUpn ?? "", pool: name }]),
      approachIndex().get(),
      policyIndex().get(),
    ]);
    const template = memberships[0]?.template;
    const subjects = template ? [name, template] : [name];
    const question = { subjects, dom: domain, at: now.getTime() };
    const rows = [...approaches]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([approach, state]) => ({
        approach,
        access: mayUseModel(policy, question, approach),
        offered: offeredIn(state, domain),
      }));
    return { domain, rows };
  },
});
