import { cruise } from "dependency-cruiser";
import extractConfig from "dependency-cruiser/config-utl/extract-depcruise-config";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { expect, test } from "vitest";

test("imports follow the architecture in .dependency-cruiser.mjs", {
  timeout: 60_000,
}, async () => {
  const config = await extractConfig("./.dependency-cruiser.mjs");
  const { output } = await cruise(
    ["src"],
    { ruleSet: { forbidden: config.forbidden }, ...config.options, validate: true },
    {},
    { tsConfig: extractTSConfig("./tsconfig.json") },
  );
  if (typeof output === "string") throw new Error(output);
  expect(output.summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`)).toEqual([]);
  // Under TypeScript 7 the cruiser reads no .ts file and finds nothing wrong.
  expect(output.summary.totalCruised).toBeGreaterThan(20);
});
