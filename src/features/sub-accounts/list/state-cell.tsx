"use client";

import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import { StatusDot } from "@/components/ui/status-dot";
import { useChangeWords } from "@/features/sub-account/changes/use-change-words";
import { type SubAccountState, stateOf } from "@/features/sub-account/sub-account";
import type { SubAccountRow } from "../row";

const tones: Record<SubAccountState, Tone> = {
  enabled: "accent",
  disabled: "danger",
  creating: "info",
  deleting: "warn",
  deleted: "neutral",
  not_created: "danger",
};

/** How it stands and why, what is being done to it in the cloud, and what needs somebody to look. */
export function StateCell({ row }: { row: SubAccountRow }) {
  const t = useTranslations("subAccounts");
  const states = useTranslations("subAccount.states");
  const reasons = useTranslations("subAccounts.reasons");
  const state = stateOf(row);
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1 py-1.5">
      <StatusDot tone={tones[state]}>{states(state)}</StatusDot>
      {row.disabledReasons.length > 0 && (
        <span className="text-muted text-xs">
          {row.disabledReasons.map((reason) => reasons(reason)).join(" · ")}
        </span>
      )}
      <ChangeMark change={row.lastChange} />
      {row.missingSince && <Badge tone="danger">{t("missing")}</Badge>}
      {row.secretWaits && <Badge tone="warn">{t("secretWaits")}</Badge>}
    </span>
  );
}

/** A change that is open, waits, or ended without being done; why, on hover. */
function ChangeMark({ change }: { change: SubAccountRow["lastChange"] }) {
  const t = useTranslations("subAccounts.change");
  const kinds = useTranslations("subAccount.changes.kinds");
  const words = useChangeWords();
  if (!change || change.state === "done" || change.state === "superseded") return null;
  const { code, message } = change;
  const [tone, what] =
    change.state === "undone"
      ? (["danger", "failed"] as const)
      : code
        ? (["warn", "held"] as const)
        : (["info", "running"] as const);
  return (
    <span title={code ? [words.trouble(code), message].filter(Boolean).join(" · ") : undefined}>
      <Badge tone={tone}>{t(what, { kind: kinds(change.kind) })}</Badge>
    </span>
  );
}
