"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Column } from "@/components/data-table/column";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { Switch } from "@/components/ui/switch";
import { PolicyTags } from "../policies/policy-tag";
import type { LinkedProject, SubAccount } from "../sub-account";
import { useMonitoring } from "./use-monitoring";

export function useProjectColumns(account: SubAccount, may: boolean): Column<LinkedProject>[] {
  const t = useTranslations("subAccount.projects");
  const { grants, id } = account;
  return useMemo(
    () => [
      { id: "project", header: t("project"), wrap: true, cell: (link) => <Name link={link} /> },
      {
        id: "monitored",
        header: t("monitoring"),
        cell: (link) => <Monitored id={id} link={link} may={may} />,
      },
      {
        id: "policies",
        header: t("policies"),
        wrap: true,
        width: 420,
        cell: ({ project }) => {
          const own = grants.filter((grant) => grant.project === project);
          return own.length > 0 ? (
            <PolicyTags policies={own} />
          ) : (
            <span className="text-muted text-xs">{t("noPolicies")}</span>
          );
        },
      },
      {
        id: "linked",
        header: t("linkedAt"),
        phoneHidden: true,
        cell: ({ linkedAt }) => <RelativeTime at={linkedAt} />,
      },
    ],
    [t, grants, id, may],
  );
}

function Name({ link }: { link: LinkedProject }) {
  const t = useTranslations("subAccount.projects");
  return (
    <span className="grid">
      <span className="flex flex-wrap items-center gap-2">
        <span data-written>{link.displayName || link.project}</span>
        {link.goneAt && <Badge tone="warn">{t("gone")}</Badge>}
      </span>
      <code className="text-muted text-xs">{link.project}</code>
    </span>
  );
}

function Monitored(props: { id: string; link: LinkedProject; may: boolean }) {
  const t = useTranslations("subAccount.projects");
  const { id, link, may } = props;
  const { pending, run } = useMonitoring(id);
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {may ? (
        <Switch
          ariaLabel={t("monitor", { project: link.displayName || link.project })}
          checked={link.monitored}
          disabled={pending}
          onCheckedChange={(on) => void run(on, link.project)}
        />
      ) : (
        <Badge tone={link.monitored ? "accent" : "neutral"}>
          {t(link.monitored ? "on" : "off")}
        </Badge>
      )}
      {link.monitored && link.others.length > 0 && (
        <span className="text-muted text-xs">{t("others", { count: link.others.length })}</span>
      )}
    </span>
  );
}
