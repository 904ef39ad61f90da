/**
 * The time and the chance of the machine, for what is about the machine: signing a call, spreading
 * retries. What the domain decides by is an operation's `now`.
 */
export const wallClock = (): Date => new Date();

/** In [0, 1); for jitter, never for secrets. */
export const chance = (): number => Math.random();
