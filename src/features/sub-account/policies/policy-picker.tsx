"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { Combobox } from "@/components/ui/combobox";
import type { Option } from "@/components/ui/select";
import { trpc } from "@/trpc/client";
import type { Policy } from "../sub-account";

const most = 50;

/** The cloud's policies by search; what is there already is greyed out. */
export function PolicyPicker(props: {
  cloudAccountId: string;
  label: string;
  isThere: (policy: Policy) => boolean;
  onPick: (policy: Policy) => void;
}) {
  const t = useTranslations("subAccount.policies");
  const { cloudAccountId, isThere, onPick } = props;
  const load = usePolicySearch(cloudAccountId);
  const options = useCallback(
    async (query: string) =>
      (await load(query)).map((option) => {
        const policy = policyOf(option);
        return policy && isThere(policy) ? { ...option, disabledReason: t("there") } : option;
      }),
    [load, isThere, t],
  );
  return (
    <Combobox
      label={props.label}
      placeholder={t("add")}
      failure={t("notLoaded")}
      value={undefined}
      load={options}
      onValueChange={(option) => {
        const policy = option && policyOf(option);
        if (policy) onPick(policy);
      }}
    />
  );
}

/** A policy as an option of a list, and back. */
export const policyOption = ({ name, type }: Policy, typeName: string): Option => ({
  value: `${type}/${name}`,
  label: name,
  description: typeName,
});

export function policyOf({ value }: Option): Policy | undefined {
  const [type, name] = value.split("/", 2);
  if (!name || (type !== "System" && type !== "Custom")) return undefined;
  return { name, type };
}

export function usePolicySearch(cloudAccountId: string) {
  const types = useTranslations("subAccount.policyTypes");
  const cache = trpc.useUtils();
  return useCallback(
    async (query: string): Promise<Option[]> => {
      const search = query.trim();
      const { rows } = await cache.iam.cloudPolicies.fetch({
        cloudAccountId,
        limit: most,
        ...(search && { search }),
      });
      return rows.map((policy) => {
        const option = policyOption(policy, types(policy.type));
        return policy.description
          ? { ...option, description: `${option.description} · ${policy.description}` }
          : option;
      });
    },
    [cache, cloudAccountId, types],
  );
}
