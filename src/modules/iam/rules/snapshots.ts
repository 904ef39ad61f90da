import type { PendingEdits } from "../schema/changes";
import type { CloudState, Grant, KeyState, Snapshot } from "../schema/cloud-state";
import { grantsWithout, overriddenKeys, unionOfGrants } from "./pending";

type Taken = {
  /** The snapshot of a disable whose enable has not ended. */
  existing: Snapshot | null;
  cloud: CloudState;
  grants: readonly Grant[];
  /** As AirGate knows them, for the cloud does not name their owner. */
  arkKeys: readonly KeyState[];
  pending: PendingEdits;
  takenAt: Date;
};

/**
 * What a sub-account has and gets back (product.md §2): what the cloud shows, what AirGate granted
 * and may not be visible yet, and what an unfinished enable still owes; as if pending edits had been
 * carried out.
 */
export function takeSnapshot(taken: Taken): Snapshot {
  const { existing, cloud, grants, arkKeys, pending, takenAt } = taken;
  const policies = unionOfGrants(unionOfGrants(existing?.policies ?? [], cloud.policies), grants);
  return {
    takenAt: takenAt.toISOString(),
    policies: grantsWithout(policies, pending.detach),
    keys: overridden(eitherActive(existing?.keys ?? [], cloud.keys), pending.keys),
    arkKeys: overridden(eitherActive(existing?.arkKeys ?? [], arkKeys), pending.arkKeys),
    login: loginOf(existing?.login ?? null, cloud.login, pending.login),
  };
}

/** A key that was active before, or is now. */
function eitherActive(before: readonly KeyState[], now: readonly KeyState[]): KeyState[] {
  const active = new Set([...before, ...now].filter((key) => key.active).map(({ id }) => id));
  return overriddenKeys(before, now).map(({ id }) => ({ id, active: active.has(id) }));
}

/** An edit of a key that is not there brings none. */
const overridden = (keys: readonly KeyState[], by: readonly KeyState[]): KeyState[] =>
  overriddenKeys(
    keys,
    by.filter(({ id }) => keys.some((key) => key.id === id)),
  );

function loginOf(
  before: CloudState["login"],
  now: CloudState["login"],
  wanted: boolean | null,
): CloudState["login"] {
  const resetRequired = now?.resetRequired ?? before?.resetRequired ?? false;
  if (wanted !== null) return { allowed: wanted, resetRequired };
  if (!before && !now) return null;
  return { allowed: Boolean(before?.allowed || now?.allowed), resetRequired };
}
