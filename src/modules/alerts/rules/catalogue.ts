/** What alerts may be about; the texts of each are in the messages, `alerts.json`. */
export const alertTypes = [
  "sub_account.quota_step",
  "sub_account.exhausted",
  "sub_account.restored",
  "sub_account.disable_incomplete",
  "sub_account.drift",
  "bills.poll_failed",
  "cloud_account.refused",
  "webhook.target_dead",
] as const;
export type AlertType = (typeof alertTypes)[number];

/** From the least to the most severe. */
export const severities = ["info", "warning", "critical"] as const;
export type Severity = (typeof severities)[number];

const usual = {
  "sub_account.quota_step": "warning",
  "sub_account.exhausted": "critical",
  "sub_account.restored": "info",
  "sub_account.disable_incomplete": "critical",
  "sub_account.drift": "warning",
  "bills.poll_failed": "warning",
  "cloud_account.refused": "critical",
  "webhook.target_dead": "warning",
} as const satisfies Record<AlertType, Severity>;

/** Below it a step of a quota is for information only. */
const warningStep = 80;

/** How severe an alert is: its type decides, and of a quota's steps the percentage. */
export function severityOf(type: AlertType, facts: Facts): Severity {
  if (type === "sub_account.quota_step" && Number(facts.step) < warningStep) return "info";
  return usual[type];
}

export const isAtLeast = (severity: Severity, least: Severity): boolean =>
  severities.indexOf(severity) >= severities.indexOf(least);

/**
 * What an alert may tell, in the order in which it is shown, and how each is written: `money` is a
 * decimal string, `day` an ISO day, `instant` an ISO moment, `word` one of a few words with texts.
 */
export const factKinds = {
  step: "percent",
  allocated: "money",
  spent: "money",
  epoch: "text",
  mode: "word",
  asOf: "day",
  change: "word",
  since: "instant",
  attempts: "text",
  items: "text",
  missing: "text",
  extra: "text",
  month: "text",
  address: "text",
  cause: "word",
  code: "text",
  message: "text",
} as const;
export type FactName = keyof typeof factKinds;
export type FactKind = (typeof factKinds)[FactName];
export type Facts = Partial<Record<FactName, string>>;

/** The facts of an alert in the order in which they are shown. */
export function factsInOrder(facts: Facts): { name: FactName; kind: FactKind; value: string }[] {
  const names = Object.keys(factKinds) as FactName[];
  return names.flatMap((name) => {
    const value = facts[name];
    return value === undefined ? [] : [{ name, kind: factKinds[name], value }];
  });
}
