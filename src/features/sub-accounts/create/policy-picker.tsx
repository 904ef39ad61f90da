"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { MultiCombobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import type { Option } from "@/components/ui/select";
import { trpc } from "@/trpc/client";
import { optionOf } from "./policy-option";

const most = 50;

/** Policies of the cloud account, found by typing; System or Custom stands with each. */
export function PolicyPicker(props: {
  cloudAccountId: string;
  label: string;
  help: string;
  values: readonly Option[];
  onValues: (values: Option[]) => void;
  error: string | undefined;
}) {
  const t = useTranslations("subAccounts.create");
  const cache = trpc.useUtils();
  const { cloudAccountId } = props;
  const load = useCallback(
    async (search: string) => {
      const { rows } = await cache.iam.cloudPolicies.fetch({
        cloudAccountId,
        limit: most,
        ...(search && { search }),
      });
      return rows.map((policy) =>
        optionOf(
          policy,
          [t(`types.${policy.type}`), policy.description].filter(Boolean).join(" · "),
        ),
      );
    },
    [cache, cloudAccountId, t],
  );
  return (
    <Field label={props.label} help={props.help} error={props.error}>
      <MultiCombobox
        label={props.label}
        load={load}
        placeholder={t("choosePolicies")}
        failure={t("cloudSilent")}
        disabled={cloudAccountId === ""}
        values={props.values}
        onValuesChange={props.onValues}
      />
    </Field>
  );
}
