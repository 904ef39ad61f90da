import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";

type Run = { name: string; ratio: number; figures: Record<string, unknown> };

/**
 * Writes the figures of a run to bench/results and prints them. One run may have several names; the
 * ratio of the one that was asked for is the last line.
 */
export function report(...runs: Run[]): void {
  const asked = process.argv[2];
  const ordered = [...runs].sort((a, b) => Number(a.name === asked) - Number(b.name === asked));
  mkdirSync("bench/results", { recursive: true });
  for (const { name, ratio, figures } of ordered) {
    const run = {
      name,
      ratio: rounded(ratio),
      node: process.version,
      cores: cpus().length,
      processor: cpus()[0]?.model ?? "",
      at: new Date().toISOString(),
      ...figures,
    };
    writeFileSync(`bench/results/${name}.json`, `${JSON.stringify(run, null, 2)}\n`);
    console.log(JSON.stringify(run, null, 2));
  }
  for (const { name, ratio } of ordered) console.log(`${name} ratio=${rounded(ratio)}`);
}

export const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** The middle one, so that one disturbed round does not decide. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export const medianOf = <T>(runs: readonly T[], value: (run: T) => number): number =>
  median(runs.map(value));
