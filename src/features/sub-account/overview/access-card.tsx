"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section } from "@/components/layout/section";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { PolicyTags } from "../policies/policy-tag";
import { type SubAccount, subAccountPath } from "../sub-account";

/** What AirGate granted: everywhere, and per linked project. */
export function AccessCard({ account }: { account: SubAccount }) {
  const t = useTranslations("subAccount.overview");
  const global = account.grants.filter(({ project }) => project === "");
  return (
    <Section
      title={t("access")}
      description={account.disabledReasons.length > 0 ? t("accessDisabled") : undefined}
      actions={
        <Button size="sm" asChild>
          <Link href={subAccountPath(account.id, "policies")}>{t("allPolicies")}</Link>
        </Button>
      }
    >
      <dl className="grid gap-3 text-sm">
        <Row title={t("global")} policies={global} />
        {account.links.map((link) => (
          <Row
            key={link.project}
            title={link.displayName || link.project}
            monitored={link.monitored}
            policies={account.grants.filter(({ project }) => project === link.project)}
          />
        ))}
      </dl>
      {account.links.length === 0 && <p className="text-muted text-sm">{t("noProjects")}</p>}
    </Section>
  );
}

function Row(props: { title: string; monitored?: boolean; policies: SubAccount["grants"] }) {
  const t = useTranslations("subAccount.overview");
  return (
    <div className="grid gap-1">
      <dt className="flex flex-wrap items-center gap-2">
        <span data-written>{props.title}</span>
        {props.monitored !== undefined && (
          <Badge tone={props.monitored ? "accent" : "neutral"}>
            {props.monitored ? t("monitored") : t("unmonitored")}
          </Badge>
        )}
      </dt>
      <dd>
        {props.policies.length > 0 ? (
          <PolicyTags policies={props.policies} />
        ) : (
          <span className="text-muted text-xs">{t("noPolicies")}</span>
        )}
      </dd>
    </div>
  );
}
