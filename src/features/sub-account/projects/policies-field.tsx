"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { MultiCombobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import type { Option } from "@/components/ui/select";
import { trpc } from "@/trpc/client";
import { policyOf, policyOption, usePolicySearch } from "../policies/policy-picker";

/** The policies for a project: the settings' own until somebody chooses others. */
export function useChosenPolicies() {
  const types = useTranslations("subAccount.policyTypes");
  const settings = trpc.config.cloudSettings.useQuery({});
  const [options, setOptions] = useState<readonly Option[]>();
  const defaults = (settings.data?.projectPolicies ?? []).map((policy) =>
    policyOption(policy, types(policy.type)),
  );
  const values = options ?? defaults;
  return {
    values,
    setOptions,
    chosen: values.flatMap((option) => policyOf(option) ?? []),
    /** Sent now, it would be linked without the defaults. */
    pending: options === undefined && settings.isPending,
  };
}

export function PoliciesField(props: {
  cloudAccountId: string;
  policies: ReturnType<typeof useChosenPolicies>;
}) {
  const t = useTranslations("subAccount.projects.link");
  const search = usePolicySearch(props.cloudAccountId);
  const { setOptions, values } = props.policies;
  return (
    <Field label={t("policies")} help={t("policiesHelp")}>
      <MultiCombobox
        label={t("policies")}
        placeholder={t("policiesPlaceholder")}
        failure={t("policiesFailed")}
        values={values}
        onValuesChange={setOptions}
        load={search}
      />
    </Field>
  );
}
