import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";

/** Writes a run's figures to bench/results and prints them; the ratio is the last line. */
export function report(name: string, figures: Record<string, unknown>, ratio: number): void {
  mkdirSync("bench/results", { recursive: true });
  const run = {
    name,
    ratio: rounded(ratio),
    node: process.version,
    cores: cpus().length,
    at: new Date().toISOString(),
    ...figures,
  };
  writeFileSync(`bench/results/${name}.json`, `${JSON.stringify(run, null, 2)}\n`);
  console.log(JSON.stringify(run, null, 2));
  console.log(`${name} ratio=${rounded(ratio)}`);
}

export const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** The middle one, so that one disturbed round does not decide. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
