/** Lets `width` runs go at once while `queue` wait, in their order; one more is refused at once. */
export function gate(limits: { width: number; queue: number; refusal(): Error }) {
  const waiting: (() => void)[] = [];
  let running = 0;

  const enter = async () => {
    if (running < limits.width) {
      running += 1;
      return;
    }
    if (waiting.length >= limits.queue) throw limits.refusal();
    // Whoever leaves hands the place over, so `running` stays.
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };

  return async function pass<T>(run: () => Promise<T>): Promise<T> {
    await enter();
    try {
      return await run();
    } finally {
      leave();
    }
  };
}
