"use client";

import { Check, Clock, Minus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { useFormat } from "@/components/ui/format-provider";
import { useActorNames } from "@/features/listing/use-actor-names";
import type { Approval } from "./approval-state";

type Step = {
  key: string;
  look: "good" | "bad" | "open" | "over";
  title: string;
  at: string | null;
  reason?: string | null;
};

/** Asked, decided, carried out: who, when and why; the same for both people. */
export function ApprovalSteps({ approval }: { approval: Approval }) {
  const steps = useSteps(approval);
  const format = useFormat();
  return (
    <ol className="grid">
      {steps.map(({ key, look, title, at, reason }, place) => {
        const { Icon, style } = looks[look];
        const last = place === steps.length - 1;
        return (
          <li key={key} className="relative flex gap-3 pb-4 last:pb-0">
            {!last && (
              <span
                aria-hidden="true"
                className="absolute top-6 bottom-0 left-[11px] w-px bg-line"
              />
            )}
            <span className={cn("grid size-6 shrink-0 place-items-center rounded-full", style)}>
              <Icon aria-hidden="true" className="size-3.5" />
            </span>
            <div className="min-w-0 flex-1 text-sm">
              <p className="flex flex-wrap justify-between gap-x-3">
                <span className="min-w-0 break-words">{title}</span>
                {at && <time className="figures text-muted text-xs">{format.date(at)}</time>}
              </p>
              {reason && <p className="whitespace-pre-wrap text-muted">{reason}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

const looks = {
  good: { Icon: Check, style: "bg-accent-soft text-accent" },
  bad: { Icon: X, style: "bg-danger-soft text-danger" },
  open: { Icon: Clock, style: "bg-warn-soft text-warn" },
  over: { Icon: Minus, style: "bg-sunken text-muted" },
} as const;

function useSteps(approval: Approval): Step[] {
  const t = useTranslations("approvals-page.step");
  const { state, createdAt, decidedAt, closedAt } = approval;
  const nameOf = useActorNames([approval.requester, approval.approver]);
  const called = (upn: string) => (nameOf(upn) ? `${nameOf(upn)} (${upn})` : upn);
  const requester = called(approval.requester);
  const approver = approval.approver && called(approval.approver);
  const asked: Step = {
    key: "asked",
    look: "good",
    title: t("asked", { who: requester }),
    at: createdAt,
    reason: approval.reason,
  };
  const refused = state === "refused";
  const decided: Step = decidedAt
    ? {
        key: "decided",
        look: refused ? "bad" : "good",
        title: t(refused ? "refused" : "approved", { who: approver ?? "" }),
        at: decidedAt,
        reason: approval.decisionReason,
      }
    : {
        key: "decided",
        look: state === "waiting" ? "open" : "over",
        title: t("undecided"),
        at: null,
      };
  return [asked, decided, ...ending(state, closedAt, (key) => t(key, { who: requester }))];
}

/** What became of it after the decision; nothing more follows a refusal. */
function ending(
  state: Approval["state"],
  closedAt: string | null,
  text: (key: "open" | "done" | "stale" | "failed" | "expired" | "withdrawn") => string,
): Step[] {
  if (state === "refused" || state === "waiting") return [];
  const key = state === "approved" ? "open" : state;
  const look = {
    open: "open",
    done: "good",
    stale: "bad",
    failed: "bad",
    expired: "over",
    withdrawn: "over",
  } as const;
  return [{ key, look: look[key], title: text(key), at: closedAt }];
}
