"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Tag } from "@/components/ui/tag";
import type { Policy } from "../sub-account";

type Shown = Policy & { project?: string };

/** A policy with its type: the cloud's own, or one that the cloud account made. */
export function PolicyTag(props: { policy: Shown; withProject?: boolean; onRemove?: () => void }) {
  const { policy, withProject, onRemove } = props;
  const place = withProject && policy.project ? ` · ${policy.project}` : "";
  return (
    <Tag icon={<PolicyType type={policy.type} />} {...(onRemove && { onRemove })}>
      {`${policy.name}${place}`}
    </Tag>
  );
}

export function PolicyType({ type }: Pick<Policy, "type">) {
  const t = useTranslations("subAccount.policyTypes");
  return (
    <span
      className={cn(
        "shrink-0 rounded-sm px-1 text-[11px] leading-4",
        type === "System" ? "bg-sunken text-muted" : "bg-info-soft text-info",
      )}
    >
      {t(type)}
    </span>
  );
}

export function PolicyTags(props: { policies: readonly Shown[]; withProject?: boolean }) {
  return (
    <ul className="flex flex-wrap gap-1">
      {props.policies.map((policy) => (
        <li key={`${policy.project}/${policy.type}/${policy.name}`} className="max-w-full">
          <PolicyTag policy={policy} withProject={props.withProject ?? false} />
        </li>
      ))}
    </ul>
  );
}
