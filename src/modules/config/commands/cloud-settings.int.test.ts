import { eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { admin, apiKey, manager, subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import { getCloudSettings } from "../queries/settings";
import { CloudSettings, cloudSettings, SetCloudSettings } from "../schema/cloud";
import { settings } from "../tables";
import { setCloudSettings } from "./settings";

afterEach(() => db.delete(settings).where(eq(settings.key, cloudSettings.key)));

const { initial } = cloudSettings;
const wanted = (changed: object = {}) =>
  SetCloudSettings.parse({ ...initial, reason: "term begins", ...changed });

test("until somebody sets them the initial settings count", async () => {
  expect(await getCloudSettings(testContext().ctx, {})).toEqual(CloudSettings.parse(initial));
});

test("settings are replaced and recorded as an API would show them; again changes nothing", async () => {
  const { ctx, recorded } = testContext();
  const tokenPrices = [{ endpoint: "*", input: "0.8", output: "2" }];
  await setCloudSettings(ctx, wanted({ alertSteps: [60, 95], tokenPrices }));
  await setCloudSettings(ctx, wanted({ alertSteps: [60, 95], tokenPrices }));
  expect((await getCloudSettings(ctx, {})).tokenPrices).toEqual([
    { endpoint: "*", input: 800_000, output: 2_000_000 },
  ]);
  expect(recorded).toMatchObject([
    {
      audit: {
        action: "config.cloud.change",
        old: { alertSteps: [50, 80, 90] },
        new: { alertSteps: [60, 95], tokenPrices },
        reason: "term begins",
      },
    },
    { audit: null },
  ]);
});

test.each([
  [{ alertSteps: [80, 50] }, "config.steps_order"],
  [{ alertSteps: [50, 50] }, "config.steps_order"],
  [{ alertSteps: [100] }, "config.step_range"],
  [{ pollIntervalMinutes: 4 }, "config.interval_range"],
  [
    { tokenPrices: ["1", "2"].map((input) => ({ endpoint: "ep-1", input, output: "1" })) },
    "config.endpoint_twice",
  ],
  [{ tokenPrices: [{ endpoint: "*", input: "-1", output: "1" }] }, "money.negative"],
])("%j is refused as %s", (changed, code) => {
  const { error } = SetCloudSettings.safeParse({ ...initial, reason: "term begins", ...changed });
  expect(error?.issues.map(({ message }) => message)).toContain(code);
});

test("steps may be none at all", () => {
  expect(wanted({ alertSteps: [] }).alertSteps).toEqual([]);
});

test.each([
  { who: "a role without the capability", actor: admin("admin") },
  { who: "a manager", actor: manager() },
  { who: "an API key", actor: apiKey("config:write") },
  { who: "a sub-account", actor: subAccount() },
])("$who may not set them, and nothing is left", async ({ actor }) => {
  const { ctx, recorded } = testContext({ actor, grants: { "uniauth/bill": ["x"] } });
  await expect(setCloudSettings(ctx, wanted())).rejects.toMatchObject({ kind: "forbidden" });
  expect(recorded).toEqual([]);
  expect(await db.select().from(settings).where(eq(settings.key, cloudSettings.key))).toEqual([]);
});
