/** Failures of one account from one address that cost no waiting. */
const free = 5;
const longestSeconds = 15 * 60;
/** The same for one account from all addresses together, which somebody else may cause. */
const freeFromAnywhere = 100;
const longestFromAnywhere = 60;
/** Failures this old are forgotten, so no account stays shut. */
const forgottenAfterMs = 24 * 3_600_000;

export type Failures = { failures: number; lastAt: Date; blockedUntil: Date };

/**
 * Seconds to wait after so many failures in a row: none for the first five, then doubling from one
 * second up to 15 minutes (bar: OWASP ASVS 5.0, 6.1.1; never a permanent lock-out).
 */
export const delayAfter = (failures: number): number => growing(failures - free, longestSeconds);

/** The same over all addresses: it slows a spread attack and can lock nobody out for long. */
export const delayFromAnywhere = (failures: number): number =>
  growing(failures - freeFromAnywhere, longestFromAnywhere);

const growing = (excess: number, longest: number) =>
  excess < 0 ? 0 : Math.min(2 ** Math.min(excess, 20), longest);

/** The failures that still count, with one more. */
export function oneMore(
  before: Failures | undefined,
  delay: (failures: number) => number,
  now: Date,
): Failures {
  const failures = counted(before, now) + 1;
  return { failures, lastAt: now, blockedUntil: new Date(now.getTime() + delay(failures) * 1000) };
}

/** Whole seconds until the next attempt is heard; 0 when it may come now. */
export function secondsToWait(failures: Failures | undefined, now: Date): number {
  const ms = (failures?.blockedUntil.getTime() ?? 0) - now.getTime();
  return Math.max(0, Math.ceil(ms / 1000));
}

function counted(before: Failures | undefined, now: Date): number {
  if (!before || now.getTime() - before.lastAt.getTime() > forgottenAfterMs) return 0;
  return before.failures;
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
