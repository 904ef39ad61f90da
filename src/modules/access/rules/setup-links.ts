/** How long a set-up link can be redeemed. */
export const setupLinkHours = 48;

export const endOfSetupLink = (now: Date): Date =>
  new Date(now.getTime() + setupLinkHours * 3_600_000);
