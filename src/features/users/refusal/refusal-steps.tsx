"use client";

import { Check, Minus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { useFormat } from "@/components/ui/format-provider";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Person } from "../user-detail";
import { type CheckStep, checkSteps } from "./check-steps";
import type { CheckAnswer } from "./refusal-answer";

const looks = {
  passed: { Icon: Check, style: "text-accent" },
  refused: { Icon: X, style: "text-danger" },
  unasked: { Icon: Minus, style: "text-muted" },
} as const;

/** The questions of check-balance in its order: passed, the one that refuses, and never asked. */
export function RefusalSteps(props: { answer: CheckAnswer; person: Person }) {
  const t = useTranslations("users.refusal");
  return (
    <ol className="grid gap-px overflow-hidden rounded-md border border-line bg-line text-sm">
      {checkSteps(props.answer.code).map(({ step, state }) => {
        const { Icon, style } = looks[state];
        return (
          <li
            key={step}
            className="grid grid-cols-[1rem_6.5rem_minmax(0,1fr)] items-baseline gap-x-2.5 bg-surface px-3 py-1.5"
          >
            <Icon aria-hidden="true" className={cn("size-4 self-center", style)} />
            <span className={state === "refused" ? "font-medium" : "text-muted"}>
              {t(`steps.${step}`)}
            </span>
            <span className={cn(state === "unasked" && "text-muted")}>
              <Word {...props} step={step} state={state} />
            </span>
          </li>
        );
      })}
    </ol>
  );
}

type WordProps = CheckStep & { answer: CheckAnswer; person: Person };

function Word({ step, state, answer, person }: WordProps): ReactNode {
  const t = useTranslations("users.refusal");
  const codes = useTranslations("errors-check");
  if (state === "unasked") return t("unasked");
  if (step === "money" && answer.available !== null) return <Left answer={answer} />;
  if (state === "passed") return t(`passed.${step}`);
  return (
    <>
      <span className="font-medium text-danger">{codes(answer.code)}</span>
      {answer.code === "USER_FROZEN" && <Frozen person={person} />}
    </>
  );
}

function Frozen({ person }: { person: Person }) {
  const format = useFormat();
  if (person.frozen_at === null) return null;
  return (
    <span className="text-muted">
      {" · "}
      {format.date(person.frozen_at)}
      {person.frozen_reason && (
        <>
          {" · "}
          <span data-written>{person.frozen_reason}</span>
        </>
      )}
    </span>
  );
}

/** What there is to spend, and when there will be more. */
function Left({ answer }: { answer: CheckAnswer }) {
  const t = useTranslations("users.refusal");
  return (
    <span className="figures">
      <span className={cn(!answer.ok && "font-medium text-danger")}>
        {t("available")} <Money value={answer.available ?? "0"} options={{ decimals: 2 }} />
      </span>
      {answer.next_refresh_at && (
        <span className="text-muted">
          {" · "}
          {t("refresh")} <RelativeTime at={answer.next_refresh_at} />
        </span>
      )}
    </span>
  );
}
