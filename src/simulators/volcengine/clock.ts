/** The simulator's time: a clock below it, and an offset that can be set. */
export type Clock = ReturnType<typeof clockOver>;

export function clockOver(base: () => number, offsetMs = 0) {
  let offset = offsetMs;
  return {
    now: () => new Date(base() + offset),
    set: (date: Date) => {
      offset = date.getTime() - base();
    },
    advance: (ms: number) => {
      offset += ms;
    },
    offset: () => offset,
  };
}

export const wallClock = (): number => Date.now();
