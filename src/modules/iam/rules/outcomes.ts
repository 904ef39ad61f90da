import type { DomainError } from "@/core/errors";

/** What a call that failed means for its item. */
export type Failing = {
  /** `refused`: the answer would be the same again. `trouble`: ask again later. */
  as: "refused" | "trouble";
  /** Nothing else will succeed now either: throttled, or the clock is wrong. */
  halts: boolean;
  code: string;
  /** The cloud's own words, for whoever can do something about it. Never a secret. */
  message: string | null;
};

/** The part of a `CloudError` that counts. */
type Refusal = { kind: string; code: string; reason: string | undefined };

/** A wrong key or a missing right may be repaired; what is malformed or in conflict stays so. */
const passing: readonly string[] = [
  "throttled",
  "unavailable",
  "timeout",
  "ambiguous",
  "not_sent",
  "expired_clock",
];
const halting: readonly string[] = ["throttled", "expired_clock"];

const longestMessage = 500;

export const failingOf = ({ kind, code, reason }: Refusal): Failing => ({
  as: passing.includes(kind) ? "trouble" : "refused",
  halts: halting.includes(kind),
  code,
  message: reason?.slice(0, longestMessage) ?? null,
});

/** The same for a refusal of ours. */
export const failingOfDomain = ({ kind, code }: DomainError): Failing => ({
  as: kind === "unavailable" ? "trouble" : "refused",
  halts: false,
  code,
  message: null,
});

/** Changes that make no sense in part: what cannot be done ends them. */
const whole: readonly string[] = ["create", "profile", "console_login", "keys", "ark_key"];

/**
 * What a refusal does to its change: it turns it to undoing, ends it, or leaves it open to be tried
 * again later. A missing right ends nothing but a creation: somebody will give it back.
 */
export function consequenceOf(
  changeKind: string,
  refusal: { kind: string },
): "undo" | "end" | "retry" {
  if (changeKind === "create") return "undo";
  if (!whole.includes(changeKind) || refusal.kind === "denied") return "retry";
  return "end";
}
