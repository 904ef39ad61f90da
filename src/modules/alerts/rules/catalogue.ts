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

/** The words that facts of kind `word` may have; each has its text. */
export const factWords: Readonly<Partial<Record<FactName, readonly string[]>>> = {
  mode: ["disable", "ask"],
  change: [
    "create",
    "profile",
    "grants",
    "console_login",
    "disable",
    "enable",
    "keys",
    "ark_key",
    "delete",
  ],
  cause: ["gone", "unreachable", "refused"],
};

/** Whether a fact is one of the words that have a text. */
export const isKnownWord = ({ kind, name, value }: Fact): boolean =>
  kind === "word" && (factWords[name]?.includes(value) ?? false);

export type Fact = { name: FactName; kind: FactKind; value: string };

const factNames = Object.keys(factKinds) as readonly FactName[];

/** The facts of an alert in the order in which they are shown. */
export function factsInOrder(facts: Facts): Fact[] {
  return factNames.flatMap((name) => {
    const value = facts[name];
    return value === undefined ? [] : [{ name, kind: factKinds[name], value }];
  });
}

/** How the figures of a language are written. */
export type FactWriters = Record<Exclude<FactKind, "text" | "word">, (value: string) => string>;

/** A fact's value as people read it; a word stays as it is, for its text stands in the messages. */
export const written = ({ kind, value }: Fact, writers: FactWriters): string =>
  kind === "text" || kind === "word" ? value : writers[kind](value);

/** The arguments of an alert's texts: its subject's label and every fact, empty where it has none. */
export function textArguments(
  { subjectLabel, facts }: { subjectLabel: string; facts: Facts },
  writers: FactWriters,
): Record<string, string> {
  const none = factNames.map((name) => [name, ""]);
  const known = factsInOrder(facts).map((fact) => [fact.name, written(fact, writers)]);
  return { label: subjectLabel, ...Object.fromEntries(none), ...Object.fromEntries(known) };
}

/** The key under which the texts of a type stand. */
export const typeKey = (type: AlertType): string => type.replaceAll(".", "_");
