import { z } from "zod";
import { Reason } from "@/core/inputs";
import { Money } from "@/core/money";
import type { Setting } from "./templates";

/** Percent of the allocated quota at which people are told, rising and below 100. */
export const AlertSteps = z
  .array(z.int().min(1, "config.step_range").max(99, "config.step_range"))
  .max(10, "config.steps_too_many")
  .refine((steps) => steps.every((step, at) => at === 0 || step > (steps[at - 1] ?? 0)), {
    error: "config.steps_order",
  });

/** What happens when a prepaid quota is used up: taken away at once, or a person decides. */
export const WhenExhausted = z.enum(["disable", "ask"]);

const PriceOfTokens = Money.refine((micros) => micros >= 0, "money.negative");

/** CNY for a million tokens of an Ark endpoint; `*` is any endpoint without a price of its own. */
export const TokenPrice = z.strictObject({
  endpoint: z.string().trim().min(1).max(120),
  input: PriceOfTokens,
  output: PriceOfTokens,
});

/** What holds for all cloud sub-accounts that have no setting of their own (product.md §2). */
export const CloudSettings = z.strictObject({
  /** Minutes between two polls of the bills. */
  pollIntervalMinutes: z.int().min(5, "config.interval_range").max(1_440, "config.interval_range"),
  alertSteps: AlertSteps,
  whenExhausted: WhenExhausted,
  /** Offered when a project is linked. */
  projectPolicies: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(128),
        type: z.enum(["System", "Custom"]),
      }),
    )
    .max(20),
  /** For the estimate of what the bill does not show yet. */
  tokenPrices: z
    .array(TokenPrice)
    .max(200)
    .refine((prices) => new Set(prices.map(({ endpoint }) => endpoint)).size === prices.length, {
      error: "config.endpoint_twice",
    }),
});
export type CloudSettings = z.output<typeof CloudSettings>;

export const SetCloudSettings = CloudSettings.extend({ reason: Reason });

export const cloudSettings: Setting<typeof CloudSettings> = {
  key: "cloud",
  schema: CloudSettings,
  initial: {
    pollIntervalMinutes: 60,
    alertSteps: [50, 80, 90],
    whenExhausted: "disable",
    projectPolicies: [
      { name: "ArkFullAccess", type: "System" },
      { name: "TOSFullAccess", type: "System" },
    ],
    tokenPrices: [],
  },
};
