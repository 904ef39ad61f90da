import { readFileSync } from "node:fs";
import { z } from "zod";

const Simulator = z.object({
  url: z.url(),
  accounts: z.array(
    z.object({
      accountId: z.int(),
      name: z.string(),
      accessKeyId: z.string(),
      secretAccessKey: z.string(),
    }),
  ),
});
export type SimulatorAccount = z.output<typeof Simulator>["accounts"][number];

const Row = z.object({ id: z.int(), day: z.string(), project: z.string(), amount: z.string() });
export type SimulatedRow = z.output<typeof Row>;

type Charge = Record<"project" | "product" | "day" | "amount" | "category", string> & {
  accountId: number;
};
export type SimulatorControl = ReturnType<typeof controlAt>;

/** Where the simulated cloud is; undefined when the product talks to a real one. */
export function readSimulator(file: string | undefined, endpoint: string | undefined) {
  if (!file) return undefined;
  const read = contentOf(file);
  if (read === undefined) return undefined;
  const simulator = Simulator.parse(JSON.parse(read));
  return simulator.url === endpoint && simulator.accounts.length > 1 ? simulator : undefined;
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** What the demo does to the simulated cloud that no customer could do. */
export function controlAt(url: string) {
  async function ask(verb: string, input: object): Promise<unknown> {
    const response = await fetch(`${url}/_control/${verb}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${verb}: ${JSON.stringify(answer)}`);
    return answer;
  }
  return {
    rows: async (accountId: number, month: string) =>
      z.array(Row).parse(await ask("billRows", { accountId, month })),
    spend: (input: Charge) => ask("spend", input),
    correctRow: (input: { accountId: number; id: number; amount: string }) =>
      ask("correctRow", input),
    /** Shows no day later than so many days ago. */
    publishUntil: (daysAgo: number) => ask("setBillDelay", { detail: daysAgo, split: daysAgo }),
    addFault: (input: object) => ask("addFault", input),
  };
}
