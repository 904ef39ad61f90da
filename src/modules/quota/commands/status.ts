import type { Db } from "@/core/db";
import { command } from "@/core/operation";
import { lockSettings, overridesWith, saveSettings } from "../internal/pools";
import { PoolStatusSet, SetPoolStatus } from "../schema/pool";

/**
 * Shuts a pool: check-balance refuses everybody on it, and it goes on refreshing (product.md §3).
 * A personal pool stays so whatever its template says, also when the template has shut it before.
 * @throws quota.pool_not_found
 */
export const disablePool = command({
  id: "quota.disablePool",
  access: { capability: "workspaces.status.write", scope: "pools:write" },
  safeguards: ["reason"],
  input: SetPoolStatus,
  output: PoolStatusSet,
  run: ({ db, now }, { pool, reason }) =>
    setDisabled(db, { name: pool, disabled: true, reason }, now),
});

/**
 * Opens a disabled pool again; a personal one whatever its template says.
 * @throws quota.pool_not_found
 */
export const enablePool = command({
  id: "quota.enablePool",
  access: { capability: "workspaces.status.write", scope: "pools:write" },
  safeguards: ["reason"],
  input: SetPoolStatus,
  output: PoolStatusSet,
  run: ({ db, now }, { pool, reason }) =>
    setDisabled(db, { name: pool, disabled: false, reason }, now),
});

type Status = { name: string; disabled: boolean; reason: string };

async function setDisabled(db: Db, { name, disabled, reason }: Status, now: Date) {
  const pool = await lockSettings(db, name, now);
  const result = { pool: name, disabled };
  const overrides = overridesWith(pool, ["disabled"]);
  const marked = overrides.length > pool.overrides.length;
  if (pool.disabled === disabled && !marked) return { result, audit: null };

  await saveSettings(db, name, { disabled, overrides }, now);

  return {
    result,
    audit: {
      action: disabled ? "pool.disable" : "pool.enable",
      targetType: "pool",
      targetId: name,
      old: { disabled: pool.disabled, ...(marked ? { overrides: pool.overrides } : {}) },
      new: { disabled, ...(marked ? { overrides } : {}) },
      reason,
    },
  };
}
