/** What failures of one kind cost. */
export type Limit = {
  /** So many in a row cost no waiting. */
  free: number;
  longestSeconds: number;
  /** One is forgiven in each such time; without it a row ends by a success or after a day. */
  forgivenEveryMs?: number;
};

/** Of one account from one address (bar: OWASP ASVS 5.0, 6.1.1; never a permanent lock-out). */
export const onOneAccount: Limit = { free: 5, longestSeconds: 15 * 60 };

/**
 * Of one account from all addresses together: it slows a spread attack. Somebody else may cause
 * them, so they can lock nobody out for long.
 */
export const fromAnywhere: Limit = { free: 100, longestSeconds: 60 };

/**
 * Of one address on all accounts together: it slows the guessing of one password on many accounts,
 * to thirty in an hour. Many people may share an address, so what they mistype is forgiven.
 */
export const fromOneAddress: Limit = {
  free: 50,
  longestSeconds: 120,
  forgivenEveryMs: 120_000,
};

/** Failures this old are forgotten, so no account stays shut. */
const forgottenAfterMs = 24 * 3_600_000;

export type Failures = { failures: number; lastAt: Date; blockedUntil: Date };

/** Seconds to wait after so many failures: none for the free ones, then doubling from one second. */
export function delayAfter({ free, longestSeconds }: Limit, failures: number): number {
  const excess = failures - free;
  return excess < 0 ? 0 : Math.min(2 ** Math.min(excess, 20), longestSeconds);
}

/** The failures that still count, with one more. */
export function oneMore(before: Failures | undefined, limit: Limit, now: Date): Failures {
  const left = counted(before, limit, now);
  const failures = left.failures + 1;
  const seconds = delayAfter(limit, failures);
  const blockedUntil = seconds > 0 ? new Date(now.getTime() + seconds * 1000) : free;
  return { failures, lastAt: left.since, blockedUntil };
}

/** Long past, so that nothing waits for an instance whose clock is ahead. */
const free = new Date(0);

/** Whole seconds until the next attempt is heard; 0 when it may come now. */
export function secondsToWait(failures: Failures | undefined, now: Date): number {
  const ms = (failures?.blockedUntil.getTime() ?? 0) - now.getTime();
  return Math.max(0, Math.ceil(ms / 1000));
}

/** What is left of the failures, and since when the next one to be forgiven ages. */
function counted(before: Failures | undefined, { forgivenEveryMs }: Limit, now: Date) {
  const none = { failures: 0, since: now };
  const age = Math.max(0, now.getTime() - (before?.lastAt.getTime() ?? 0));
  if (!before || age > forgottenAfterMs) return none;
  if (!forgivenEveryMs) return { failures: before.failures, since: now };
  const forgiven = Math.floor(age / forgivenEveryMs);
  if (forgiven >= before.failures) return none;
  return {
    failures: before.failures - forgiven,
    since: new Date(before.lastAt.getTime() + forgiven * forgivenEveryMs),
  };
}

/** Failures before this moment no longer count and may be deleted. */
export const forgottenBefore = (now: Date): Date => new Date(now.getTime() - forgottenAfterMs);

/** Sign-in codes travel as one text, because that is all the sign-in page gets back. */
export const signInErrorText = ({ code, seconds }: { code: string; seconds: number }): string =>
  seconds > 0 ? `${code}:${seconds}` : code;

/** The inverse of `signInErrorText`, for the sign-in page. */
export function readSignInError(text: string): { code: string; seconds: number } {
  const [code = "", seconds = "0"] = text.split(":");
  return { code, seconds: Number(seconds) || 0 };
}
