"use client";

import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusDot } from "@/components/ui/status-dot";
import type { RouterOutputs } from "@/trpc/client";

export type PolicyRule = RouterOutputs["policy"]["explain"]["denies"][number]["rule"];
type Shown = Pick<PolicyRule, "sub" | "dom" | "obj" | "eft" | "note" | "expires_at">;

/** A rule that decided something: what it says, whose it is, why and until when it stands. */
export function RuleLine(props: { rule: Shown; of?: string }) {
  const t = useTranslations("policyRules");
  const { rule } = props;
  return (
    <li className="grid gap-0.5 rounded-md border border-line px-2.5 py-1.5 text-sm">
      <span className="flex flex-wrap items-center gap-x-2">
        <StatusDot tone={rule.eft === "allow" ? "accent" : "danger"}>{t(rule.eft)}</StatusDot>
        {props.of && <span className="text-muted text-xs">{props.of}</span>}
      </span>
      <code className="break-all text-xs">
        {rule.sub} · {rule.dom} · {rule.obj}
      </code>
      {rule.note && (
        <span data-written className="text-muted text-xs">
          {rule.note}
        </span>
      )}
      {rule.expires_at && (
        <span className="text-muted text-xs">
          {t("lifts")} <RelativeTime at={rule.expires_at} />
        </span>
      )}
    </li>
  );
}
