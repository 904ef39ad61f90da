import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { EnvSchema } from "@/core/env";

test(".env.example lists every key of the environment, each with a comment", () => {
  const lines = readFileSync(".env.example", "utf8").split("\n");
  const keys = lines.flatMap((line) => /^(?:# )?([A-Z][A-Z0-9_]+)=/.exec(line)?.[1] ?? []);
  expect(keys).toEqual(Object.keys(EnvSchema.shape));

  const blocks = lines.join("\n").split(/\n{2,}/);
  const bare = blocks.filter((block) => /^(# )?[A-Z0-9_]+=/.test(block));
  expect(bare).toEqual([]);
});
