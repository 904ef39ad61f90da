import { zone } from "@/core/env";
import { formatMoney } from "@/core/money";
import { command } from "@/core/operation";
import { lockSettings, overridesWith, type PoolRow, saveSettings } from "../internal/pools";
import { nextBoundary } from "../rules/refresh";
import { changesOf } from "../rules/settings";
import { ChangePlan, DescribePool, PlanChanged, PoolDescribed } from "../schema/pool";

/**
 * Changes a pool's refresh or allowance (product.md §3): due refreshes are applied under the old
 * settings first, the anchor stays, what remains stays, and the next refresh is the first boundary
 * of the new schedule after now.
 * @throws quota.pool_not_found
 */
export const changePlan = command({
  id: "quota.changePlan",
  access: { capability: "workspaces.plan.write", scope: "pools:write" },
  input: ChangePlan,
  output: PlanChanged,
  async run({ db, now }, { pool: name, refresh, allowance, reason }) {
    const pool = await lockSettings(db, name, now);
    const before = planOf(pool);
    const after = { refresh: refresh ?? before.refresh, allowance: allowance ?? before.allowance };
    const changes = changesOf(before, after);
    if (!changes) return { result: toPlan(pool), audit: null };

    const nextRefreshAt = nextBoundary(
      { ...after.refresh, anchor: pool.refreshAnchor },
      now,
      zone(),
    );
    const changed = {
      refreshUnit: after.refresh.unit,
      refreshEvery: after.refresh.every,
      allowance: after.allowance,
      nextRefreshAt,
      overrides: overridesWith(pool, changes.fields),
    };
    await saveSettings(db, name, changed, now);

    return {
      result: toPlan({ ...pool, ...changed }),
      audit: {
        action: "pool.plan.change",
        targetType: "pool",
        targetId: name,
        old: shown(changes.old),
        new: shown(changes.new),
        reason: reason ?? null,
      },
    };
  },
});

const planOf = ({ refreshUnit, refreshEvery, allowance }: PoolRow) => ({
  refresh: { unit: refreshUnit, every: refreshEvery },
  allowance,
});

const toPlan = (pool: PoolRow) => ({
  pool: pool.name,
  ...planOf(pool),
  remaining: pool.remaining,
  nextRefreshAt: pool.nextRefreshAt,
});

/** As an API would show it: money as a decimal string. */
const shown = ({ allowance, ...plan }: Partial<ReturnType<typeof planOf>>) =>
  allowance === undefined ? plan : { ...plan, allowance: formatMoney(allowance) };

/**
 * Changes what people read of a pool and the domains it is offered in.
 * @throws quota.pool_not_found
 */
export const describePool = command({
  id: "quota.describePool",
  access: { capability: "workspaces.quota.write", scope: "pools:write" },
  input: DescribePool,
  output: PoolDescribed,
  async run({ db, now }, { pool: name, ...wanted }) {
    const pool = await lockSettings(db, name, now);
    const before = { label: pool.label, notes: pool.notes, domains: pool.domains };
    const after = {
      label: wanted.label ?? before.label,
      notes: wanted.notes ?? before.notes,
      domains: wanted.domains ?? before.domains,
    };
    const changes = changesOf(before, after);
    if (!changes) return { result: { pool: name, ...before }, audit: null };

    const overrides = overridesWith(
      pool,
      changes.fields.filter((field) => field !== "notes"),
    );
    await saveSettings(db, name, { ...after, overrides }, now);

    return {
      result: { pool: name, ...after },
      audit: {
        action: "pool.describe",
        targetType: "pool",
        targetId: name,
        old: changes.old,
        new: changes.new,
        reason: null,
      },
    };
  },
});
