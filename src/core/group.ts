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
  /** Answers every call of the group in its order; a rejection fails the whole group. */
  run(items: readonly T[], lane: number): Promise<readonly Outcome<R>[]>;
}): (item: T) => Promise<R> {
  type Waiting = { item: T; resolve(value: R): void; reject(error: unknown): void };
  const { max, size = () => 1 } = options;
  const queue: Waiting[] = [];
  const free = Array.from({ length: options.lanes }, (_, lane) => lane).reverse();
  let scheduled = false;

  const schedule = () => {
    if (scheduled || free.length === 0 || queue.length === 0) return;
    scheduled = true;
    // After this turn's input has been read, so that requests that arrived together leave together.
    setImmediate(() => {
      scheduled = false;
      void leave();
    });
  };
  const leave = async () => {
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

export type Outcome<R> = { value: R } | { error: unknown };
