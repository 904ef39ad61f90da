import { type Inngest, NonRetriableError, RetryAfterError } from "inngest";

/** How often each side effect ran. */
export const calls = new Map<string, number>();
/** What failure handlers were told. */
export const failures: { message: string; original: unknown }[] = [];

/** Counts executions of a side effect; returns how many there were before. */
function count(key: string): number {
  const before = calls.get(key) ?? 0;
  calls.set(key, before + 1);
  return before;
}

const child = (client: Inngest) =>
  client.createFunction(
    { id: "child", retries: 0, triggers: [{ event: "test/child" }] },
    async ({ event }) => {
      if (event.data.n < 0) throw new Error("negative");
      return event.data.n * 2;
    },
  );

/** Functions that use every part of the protocol which the runner supports. */
export const testFunctions = (client: Inngest) => [
  client.createFunction(
    { id: "steps", triggers: [{ event: "test/steps" }] },
    async ({ event, step }) => {
      const key = String(event.data.key);
      const a = await step.run("a", () => ({ n: 20 + count(`${key}-a`) }));
      await step.sleep("rest", "1s");
      const b = await step.run("b", () => a.n + 22 + count(`${key}-b`));
      return { sum: b };
    },
  ),
  client.createFunction(
    { id: "flaky", retries: 3, triggers: [{ event: "test/flaky" }] },
    async ({ event, step }) => {
      const key = String(event.data.key);
      await step.run("before", () => count(`${key}-before`));
      const tries = await step.run("third-time", () => {
        const before = count(`${key}-third`);
        if (before < 2) throw new Error(`not yet, ${before}`);
        return before + 1;
      });
      await step.run("after", () => count(`${key}-after`));
      return tries;
    },
  ),
  client.createFunction(
    { id: "parallel", triggers: [{ event: "test/parallel" }] },
    async ({ event, step }) => {
      const key = String(event.data.key);
      const one = async () => {
        const x = await step.run("x", () => count(`${key}-x`) + 1);
        return step.run("after-x", () => count(`${key}-after-x`) + x + 10);
      };
      const flaky = () =>
        step.run("y", () => {
          if (count(`${key}-y`) === 0) throw new Error("y fails once");
          return 2;
        });
      return Promise.all([
        one(),
        flaky(),
        step.run("z", () => count(`${key}-z`) + 3),
        step.sleep("nap", "1s"),
      ]);
    },
  ),
  client.createFunction(
    { id: "caught", retries: 1, triggers: [{ event: "test/caught" }] },
    async ({ event, step }) => {
      const key = String(event.data.key);
      try {
        await step.run("never", () => {
          count(`${key}-never`);
          throw new TypeError("never works");
        });
      } catch (error) {
        const { name, message } = error as Error;
        return step.run("comfort", () => ({ name, message, comforted: count(`${key}-comfort`) }));
      }
    },
  ),
  client.createFunction(
    { id: "whole", retries: 2, triggers: [{ event: "test/whole" }] },
    async ({ event, attempt }) => {
      count(String(event.data.key));
      if (attempt < 2) throw new Error(`attempt ${attempt}`);
      return attempt;
    },
  ),
  client.createFunction(
    {
      id: "hopeless",
      triggers: [{ event: "test/hopeless" }],
      onFailure: ({ error, event }) => {
        failures.push({ message: error.message, original: event.data.event.data.key });
      },
    },
    async ({ event }) => {
      count(String(event.data.key));
      throw new NonRetriableError("no hope");
    },
  ),
  client.createFunction(
    { id: "later", retries: 1, triggers: [{ event: "test/later" }] },
    async ({ event, step }) =>
      step.run("once", () => {
        if (count(String(event.data.key)) === 0) throw new RetryAfterError("busy", "2s");
        return "done";
      }),
  ),
  client.createFunction(
    { id: "sender", triggers: [{ event: "test/sender" }] },
    async ({ event, step }) => {
      const { ids } = await step.sendEvent("tell", [
        { name: "test/told", data: { key: event.data.key, n: 1 } },
        { name: "test/told", data: { key: event.data.key, n: 2 } },
      ]);
      return ids;
    },
  ),
  client.createFunction(
    { id: "told", triggers: [{ event: "test/told", if: "event.data.n == 2" }] },
    async ({ event }) => count(`${event.data.key}-told-${event.data.n}`),
  ),
  client.createFunction(
    { id: "waiter", triggers: [{ event: "test/waiter" }] },
    async ({ event, step }) => {
      const came = await step.waitForEvent("answer", {
        event: "test/answer",
        timeout: event.data.timeout,
        match: "data.key",
      });
      return came ? came.data.word : "nobody";
    },
  ),
  client.createFunction(
    { id: "parent", triggers: [{ event: "test/parent" }] },
    async ({ event, step }) => {
      const double = child(client);
      const doubled = await step.invoke("double", { function: double, data: { n: event.data.n } });
      const refused = await step
        .invoke("refuse", { function: double, data: { n: -1 } })
        .catch((error: Error) => error.message);
      return { doubled, refused };
    },
  ),
  child(client),
];
