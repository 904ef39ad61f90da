/** A session ends this long after sign-in, whatever happens. */
export const sessionHours = 12;
/** A session that nobody uses ends earlier. */
export const idleHours = 8;
/** How long a typed password counts as a second confirmation (product.md §1). */
export const confirmationMinutes = 5;
/** Use is noted at most this often, so that reading writes little. */
const notedEverySeconds = 60;

type Times = { lastSeenAt: Date; expiresAt: Date; revokedAt: Date | null };

/** Whether a session still stands: not revoked, not past its end, used lately. */
export const isLive = ({ lastSeenAt, expiresAt, revokedAt }: Times, now: Date): boolean =>
  revokedAt === null && expiresAt > now && lastSeenAt > idleSince(now);

/** Sessions last used before this moment have ended. */
export const idleSince = (now: Date): Date => new Date(now.getTime() - idleHours * 3_600_000);

export const endOfSession = (now: Date): Date => new Date(now.getTime() + sessionHours * 3_600_000);

/** Whether the use of a session is to be noted again. */
export const isNoteDue = ({ lastSeenAt }: { lastSeenAt: Date }, now: Date): boolean =>
  now.getTime() - lastSeenAt.getTime() >= notedEverySeconds * 1000;

/** Whether the person proved who they are within the last five minutes. */
export const isConfirmed = ({ confirmedAt }: { confirmedAt: Date }, now: Date): boolean =>
  now.getTime() - confirmedAt.getTime() <= confirmationMinutes * 60_000;
