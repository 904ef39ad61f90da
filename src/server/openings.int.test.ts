import { expect, test } from "vitest";
import { testContext } from "@/test/context";
import { listOpenings, operations } from "./operations";

test("what a capability or a scope opens is what the operations declare", async () => {
  const { ctx } = testContext();
  const { capabilities, scopes } = await listOpenings(ctx, {});
  const opened = (name: string) =>
    [
      ...capabilities.map((one) => ({ name: one.capability as string, ...one })),
      ...scopes.map((one) => ({ name: one.scope as string, ...one })),
    ]
      .find((one) => one.name === name)
      ?.operations.map(({ id }) => id);
  expect(opened("security.secrets.write")).toEqual([
    "access.createApiKey",
    "access.revokeApiKey",
    "access.rotateApiKey",
    "iam.addCloudAccount",
    "iam.renameCloudAccount",
    "iam.replaceCloudCredentials",
    "iam.switchCloudAccount",
  ]);
  expect(opened("balance:check")).toContain("billing.checkBalance");
  const declared = operations.filter(({ access }) => "capability" in access).length;
  expect(capabilities.flatMap((one) => one.operations)).toHaveLength(declared);
});
