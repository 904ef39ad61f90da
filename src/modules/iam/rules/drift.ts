import type { CloudState, Grant, Snapshot } from "../schema/cloud-state";
import { grantText } from "./edits";
import { grantsWithout } from "./pending";
import { leftItems } from "./plans";

type Wanted = {
  disabledReasons: readonly string[];
  snapshot: Snapshot | null;
  grants: readonly Grant[];
};

/** How the cloud differs from what is wanted of a sub-account. */
export type Drift = {
  /** Granted here and not there; of a disabled one nothing is missing. */
  missing: Grant[];
  /** There and not granted here: somebody attached it in the cloud. */
  extra: Grant[];
  /** Active access keys of a disabled sub-account. */
  activeKeys: string[];
  /** Console login that is open although the sub-account is disabled. */
  loginOpen: boolean;
};

export const noDrift: Drift = { missing: [], extra: [], activeKeys: [], loginOpen: false };

/** Policies that belong to nobody here are shown, never taken away, as long as it is enabled. */
export function driftOf({ disabledReasons, grants }: Wanted, cloud: CloudState): Drift {
  if (disabledReasons.length > 0) {
    return {
      missing: [],
      extra: cloud.policies,
      activeKeys: cloud.keys.filter(({ active }) => active).map(({ id }) => id),
      loginOpen: cloud.login?.allowed ?? false,
    };
  }
  return {
    missing: grantsWithout(grants, cloud.policies),
    extra: grantsWithout(cloud.policies, grants),
    activeKeys: [],
    loginOpen: false,
  };
}

/** What of a drift was not there when the cloud was looked at before, in words for people. */
export function newlyFound(before: Drift, now: Drift): { missing: string[]; extra: string[] } {
  const extraOf = ({ extra, activeKeys, loginOpen }: Drift) => [
    ...extra.map(grantText),
    ...activeKeys,
    ...(loginOpen ? ["console login"] : []),
  ];
  const known = new Set([...before.missing.map(grantText), ...extraOf(before)]);
  const isNew = (found: string) => !known.has(found);
  return { missing: now.missing.map(grantText).filter(isNew), extra: extraOf(now).filter(isNew) };
}

/**
 * What has to be done so that the cloud is as AirGate wants it: a disabled sub-account has nothing
 * of its snapshot, an enabled one has what was granted. Nothing else is touched.
 */
export function repairOf(
  { disabledReasons, snapshot, grants }: Wanted,
  cloud: CloudState,
  activeArkKeys: readonly string[],
): "disable" | "enable" | { attach: Grant[] } | undefined {
  if (disabledReasons.length > 0) {
    if (!snapshot) return "disable";
    const arkKeys = activeArkKeys.map((id) => ({ id, active: true }));
    return leftItems({ cloud, arkKeys }, snapshot).length > 0 ? "disable" : undefined;
  }
  if (snapshot) return "enable";
  const attach = grantsWithout(grants, cloud.policies);
  return attach.length > 0 ? { attach } : undefined;
}
