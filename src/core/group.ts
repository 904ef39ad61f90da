/**
 * Gathers concurrent calls into groups that share one trip to the database. A group leaves as soon
 * as a lane is free: alone when there is no load, and together under load, when it pays.
 */
export function grouped<T, R>(options: {
  /** Groups under way at once. */
  lanes: number;
  /** Calls in one group, or their sizes taken together; one call may be larger by itself. */
  max: number;
  size?(item: T): number;
  /**
   * Calls for which a further lane is worth its own trip while another is under way; fewer wait for
   * that one, but not for longer than `patienceMs`.
   */
  enough?: number;
  /** Answers every call of the group in its order; a rejection fails the whole group. */
  run(items: readonly T[], lane: number): Promise<readonly Outcome<R>[]>;
}): (item: T) => Promise<R> {
  type Waiting = { item: T; resolve(value: R): void; reject(error: unknown): void };
  const { max, enough = 1, size = () => 1 } = options;
  const queue: Waiting[] = [];
  const free = Array.from({ length: options.lanes }, (_, lane) => lane).reverse();
  let scheduled = false;
  let patience: NodeJS.Timeout | undefined;

  const schedule = (isOverdue = false) => {
    if (scheduled || free.length === 0 || queue.length === 0) return;
    const isFirst = free.length === options.lanes;
    if (!isFirst && !isOverdue && queue.length < enough) {
      patience ??= setTimeout(() => {
        patience = undefined;
        schedule(true);
      }, patienceMs);
      return;
    }
    scheduled = true;
    // After this turn's input has been read, so that requests that arrived together leave together.
    setImmediate(() => {
      scheduled = false;
      void leave();
    });
  };
  const leave = async () => {
    clearTimeout(patience);
    patience = undefined;
    const group = queue.splice(0, lengthOf(queue));
    const lane = free.pop() ?? 0;
    schedule();
    try {
      const outcomes = await options.run(
        group.map(({ item }) => item),
        lane,
      );
      group.forEach((call, i) => {
        settle(call, outcomes[i]);
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
    } finally {
      free.push(lane);
      schedule();
    }
  };
  const lengthOf = (waiting: readonly Waiting[]) => {
    let total = 0;
    const over = waiting.findIndex(({ item }) => {
      total += size(item);
      return total > max;
    });
    return over === -1 ? waiting.length : Math.max(1, over);
  };
  const settle = (call: Waiting, outcome: Outcome<R> | undefined) => {
    if (!outcome) call.reject(new Error("a group left a call without an answer"));
    else if ("error" in outcome) call.reject(outcome.error);
    else call.resolve(outcome.value);
  };

  return (item) =>
    new Promise<R>((resolve, reject) => {
      queue.push({ item, resolve, reject });
      schedule();
    });
}

/** About what a group takes: who waits longer, waits for a lane that is held up. */
const patienceMs = 5;

export type Outcome<R> = { value: R } | { error: unknown };
