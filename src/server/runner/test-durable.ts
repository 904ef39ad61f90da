import { appendFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Inngest } from "inngest";
import { startRunner } from "./start";
import { serveFunctions, testPace } from "./test-app";

/** A job that leaves its traces in a file; where `hangs`, its third step never ends. */
export const durableFunctions = (hangs: boolean) => (client: Inngest) => [
  client.createFunction(
    { id: "durable", triggers: [{ event: "test/durable" }] },
    async ({ event, step }) => {
      const trace = (word: string) => appendFile(event.data.file, `${word} `);
      await step.run("before", () => trace("before"));
      await step.sleep("pause", "1s");
      await step.run("between", async () => {
        await trace("between");
        if (hangs) await sleep(3_600_000);
      });
      await step.run("after", () => trace("after"));
      return "done";
    },
  ),
];

if (process.argv.includes("--serve")) {
  const { baseUrl } = await serveFunctions(durableFunctions(true));
  await startRunner({ baseUrl, ...testPace });
}
