"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { Banner } from "@/components/ui/banner";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import type { Option } from "@/components/ui/select";
import { trpc } from "@/trpc/client";
import type { FormPart } from "./form-part";
import { optionOf } from "./policy-option";
import { PolicyPicker } from "./policy-picker";

const most = 50;

/** A first project with its policies, and the policies that hold everywhere; kept apart in words. */
export function ProjectFields({ draft, set, errorAt }: FormPart) {
  const t = useTranslations("subAccounts.create");
  const [{ projectPolicies }] = trpc.config.cloudSettings.useSuspenseQuery({});
  const { cloudAccountId, project } = draft;
  const setProject = (part: Partial<typeof project>) => set({ project: { ...project, ...part } });
  const choose = (name: Option | undefined) =>
    setProject({
      name,
      policies:
        name && project.policies.length === 0
          ? projectPolicies.map((policy) => optionOf(policy))
          : project.policies,
    });
  return (
    <div className="grid gap-4">
      <Banner tone="info" title={t("scopesTitle")}>
        {t("scopes")}
      </Banner>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={t("project")} help={t("projectHelp")} error={errorAt("projects.0.project")}>
          <Combobox
            label={t("project")}
            load={useProjects(cloudAccountId)}
            placeholder={cloudAccountId ? t("chooseProject") : t("accountFirst")}
            failure={t("cloudSilent")}
            disabled={cloudAccountId === ""}
            clearable
            value={project.name}
            onValueChange={choose}
          />
        </Field>
        {project.name && (
          <PolicyPicker
            cloudAccountId={cloudAccountId}
            label={t("projectPolicies", { project: project.name.value })}
            help={t("projectPoliciesHelp")}
            values={project.policies}
            onValues={(policies) => setProject({ policies })}
            error={errorAt("projects.0.policies")}
          />
        )}
      </div>
      {project.name && (
        <Checkbox
          label={t("monitored")}
          help={t("monitoredHelp")}
          checked={project.monitored}
          onCheckedChange={(monitored) => setProject({ monitored })}
        />
      )}
      <PolicyPicker
        cloudAccountId={cloudAccountId}
        label={t("globalPolicies")}
        help={t("globalPoliciesHelp")}
        values={draft.policies}
        onValues={(policies) => set({ policies })}
        error={errorAt("policies")}
      />
    </div>
  );
}

/** The projects of the account as the cloud lists them now. */
function useProjects(cloudAccountId: string) {
  const cache = trpc.useUtils();
  return useCallback(
    async (search: string) => {
      const input = { cloudAccountId, limit: most, ...(search && { search }) };
      const { rows } = await cache.iam.cloudProjects.fetch(input);
      return rows.map(({ name, displayName }) => ({
        value: name,
        label: name,
        ...(displayName && displayName !== name && { description: displayName }),
      }));
    },
    [cache, cloudAccountId],
  );
}
