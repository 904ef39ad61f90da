"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Section } from "@/components/layout/section";
import { Badge, type Tone } from "@/components/ui/badge";
import { CopyableId } from "@/components/ui/copyable-id";
import { PolicyTags } from "../policies/policy-tag";
import type { SubAccount } from "../sub-account";

/** Where the cloud differs from what is wanted. AirGate's own it makes good; the rest it only shows. */
export function DriftCard({ account: { drift, disabledReasons } }: { account: SubAccount }) {
  const t = useTranslations("subAccount.drift");
  if (!drift) return null;
  const { activeKeys, extra, loginOpen, missing } = drift;
  if (missing.length + extra.length + activeKeys.length === 0 && !loginOpen) return null;
  const disabled = disabledReasons.length > 0;
  return (
    <Section title={t("title")} description={t("about")} className="lg:col-span-2">
      <ul className="grid gap-3 text-sm">
        {missing.length > 0 && (
          <Line tone="warn" mark={t("missing", { count: missing.length })} hint={t("missingHint")}>
            <PolicyTags policies={missing} withProject />
          </Line>
        )}
        {extra.length > 0 && (
          <Line
            tone={disabled ? "danger" : "info"}
            mark={t(disabled ? "left" : "extra", { count: extra.length })}
            hint={t(disabled ? "leftHint" : "extraHint")}
          >
            <PolicyTags policies={extra} withProject />
          </Line>
        )}
        {activeKeys.length > 0 && (
          <Line tone="danger" mark={t("keys", { count: activeKeys.length })} hint={t("leftHint")}>
            {activeKeys.map((key) => (
              <CopyableId key={key} value={key} />
            ))}
          </Line>
        )}
        {loginOpen && <Line tone="danger" mark={t("login")} hint={t("leftHint")} />}
      </ul>
    </Section>
  );
}

function Line(props: { tone: Tone; mark: string; hint: string; children?: ReactNode }) {
  return (
    <li className="grid gap-1.5">
      <span className="flex flex-wrap items-center gap-2">
        <Badge tone={props.tone}>{props.mark}</Badge>
        <span className="text-muted text-xs">{props.hint}</span>
      </span>
      {props.children}
    </li>
  );
}
