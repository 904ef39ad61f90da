import type { Account, Resources } from "../state";

type Past = { until: number; resources: Resources };

/**
 * Late reads: a change can stay invisible to them for a while, as in a cloud with replicas. What
 * reads see is the oldest copy, taken before a change, that is still to be shown.
 */
export function lateReads() {
  const pasts = new Map<number, Past[]>();
  const shown = (account: Account, now: Date) => {
    const kept = (pasts.get(account.id) ?? []).filter(({ until }) => until > now.getTime());
    pasts.set(account.id, kept);
    return kept;
  };
  return {
    /** Called before a change that reads must not see for `ms`. */
    hide(account: Account, now: Date, ms: number): void {
      const past = { until: now.getTime() + ms, resources: structuredClone(account.resources) };
      pasts.set(account.id, [...shown(account, now), past]);
    },
    seenBy: (account: Account, now: Date): Resources =>
      shown(account, now)[0]?.resources ?? account.resources,
    forget: () => pasts.clear(),
  };
}
