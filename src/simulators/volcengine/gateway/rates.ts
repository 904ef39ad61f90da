/** Counts calls per second, service and account; says whether one more is too many. */
export function rateMeter() {
  const windows = new Map<string, { second: number; calls: number }>();
  return (service: string, accountId: number, perSecond: number | undefined, now: Date) => {
    if (perSecond === undefined) return false;
    const key = `${service}/${accountId}`;
    const second = Math.floor(now.getTime() / 1000);
    const current = windows.get(key);
    const calls = current?.second === second ? current.calls + 1 : 1;
    windows.set(key, { second, calls });
    return calls > perSecond;
  };
}
