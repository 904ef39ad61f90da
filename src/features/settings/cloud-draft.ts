import type { z } from "zod";
import { readDecimal } from "@/components/ui/read-decimal";
import type { CloudSettings } from "@/modules/config/schema/cloud";
import { SetCloudSettings } from "@/modules/config/schema/cloud";

/** The settings as they come from and go to the server: money as decimal strings. */
export type Stored = z.input<typeof CloudSettings>;
export type PolicyType = Stored["projectPolicies"][number]["type"];

/** The settings of all sub-accounts as they are being typed. */
export type CloudDraft = {
  interval: string;
  steps: string;
  whenExhausted: Stored["whenExhausted"];
  policies: readonly Numbered<{ name: string; type: PolicyType }>[];
  prices: readonly Numbered<{ endpoint: string; input: string; output: string }>[];
};

/** Two rows may hold the same text while being typed, so each has a number of its own. */
type Numbered<Row> = Row & { row: number };

export const numbered = <Row extends object>(rows: readonly Row[]): Numbered<Row>[] =>
  rows.map((one, row) => ({ ...one, row }));

/** A new row, below the others. */
export const withRow = <Row extends object>(
  rows: readonly Numbered<Row>[],
  one: Row,
): Numbered<Row>[] => [...rows, { ...one, row: 1 + Math.max(-1, ...rows.map(({ row }) => row)) }];

export const draftOf = (stored: Stored): CloudDraft => ({
  interval: String(stored.pollIntervalMinutes),
  steps: stored.alertSteps.join(", "),
  whenExhausted: stored.whenExhausted,
  policies: numbered(stored.projectPolicies),
  prices: numbered(stored.tokenPrices),
});

export type DraftField = "interval" | "steps" | "policies" | "prices";
export type CloudDraftRead = {
  /** What would be saved; undefined while something cannot be read. */
  settings: Stored | undefined;
  /** Codes by field. */
  problems: Partial<Record<DraftField, string>>;
};

const fieldOf: Readonly<Record<string, DraftField>> = {
  pollIntervalMinutes: "interval",
  alertSteps: "steps",
  projectPolicies: "policies",
  tokenPrices: "prices",
};

const fallback: Readonly<Record<DraftField, string>> = {
  interval: "config.interval_range",
  steps: "config.step_range",
  policies: "config.policy_name",
  prices: "config.price_invalid",
};

/** What was typed, read by the operation's own schema. */
export function readDraft(draft: CloudDraft): CloudDraftRead {
  const settings: Stored = {
    pollIntervalMinutes: wholeNumber(draft.interval),
    alertSteps: draft.steps
      .split(/[\s,，、%]+/)
      .filter(Boolean)
      .map(wholeNumber),
    whenExhausted: draft.whenExhausted,
    projectPolicies: draft.policies.map(({ name, type }) => ({ name: name.trim(), type })),
    tokenPrices: draft.prices.map(({ endpoint, input, output }) => ({
      endpoint: endpoint.trim(),
      input: readDecimal(input),
      output: readDecimal(output),
    })),
  };
  const parsed = SetCloudSettings.omit({ reason: true }).safeParse(settings);
  if (parsed.success) return { settings, problems: {} };
  const problems: CloudDraftRead["problems"] = {};
  for (const { path, message } of parsed.error.issues) {
    const field = fieldOf[String(path[0])];
    if (field) problems[field] ??= isCode(message) ? message : fallback[field];
  }
  return { settings: undefined, problems };
}

const wholeNumber = (text: string): number =>
  /^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN;

/** A schema's own code; its built-in messages are no codes. */
const isCode = (message: string) => /^[a-z_]+\.[a-z_]+$/.test(message);
