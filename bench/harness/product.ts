import { full, loadDataset } from "./dataset";
import type { LoadPlan } from "./load";
import { type Stack, startStack } from "./stack";

/** The product's own server; another file for a look at a part of it. */
export const productServer = process.env.BENCH_SERVER ?? "dist/server.mjs";
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);

/** What the loads of all benches have in common. */
export const timing: Pick<LoadPlan, "connections" | "warmupSeconds" | "seconds"> = {
  connections: 32,
  warmupSeconds: Number(process.env.BENCH_WARMUP ?? 3),
  seconds: Number(process.env.BENCH_SECONDS ?? 8),
};

export type Product = { stack: Stack; secret: string; port: number };

/** Runs a bench on the full data with the product's server beside it, and clears up after it. */
export async function withProduct(bench: (product: Product) => Promise<void>): Promise<void> {
  const stack = await startStack();
  try {
    const secret = await loadDataset(stack.owner, full);
    const port = await stack.serve(productServer);
    await bench({ stack, secret, port });
  } finally {
    await stack.stop();
  }
}

/**
 * Measures the sides one after the other, several times round, so that a disturbance of the machine
 * meets all of them and none has a cold or a warm place of its own.
 */
export async function interleaved<T extends Record<string, (round: number) => Promise<unknown>>>(
  sides: T,
): Promise<{ [K in keyof T]: Awaited<ReturnType<T[K]>> }[]> {
  const runs = [];
  for (let round = 0; round < rounds; round += 1) {
    const run: Record<string, unknown> = {};
    for (const [name, side] of Object.entries(sides)) run[name] = await side(round);
    runs.push(run as { [K in keyof T]: Awaited<ReturnType<T[K]>> });
  }
  return runs;
}
