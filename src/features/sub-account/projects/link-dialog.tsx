"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Switch } from "@/components/ui/switch";
import { notify } from "@/components/ui/toast";
import { useUiText } from "@/components/ui/ui-text";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { useRefresh } from "../changes/use-open-changes";
import { ScopeBanner } from "../policies/scope-banner";
import type { SubAccount } from "../sub-account";
import { PoliciesField, useChosenPolicies } from "./policies-field";
import { type CloudProject, ProjectPicker } from "./project-picker";

/** Links a project of the cloud with its policies; says for whom else it counts before it is done. */
export function LinkDialog({ account, onClose }: { account: SubAccount; onClose: () => void }) {
  const t = useTranslations("subAccount.projects.link");
  const cloudAccountId = account.cloudAccount?.id;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("description", { name: account.displayName })}
      width="lg"
    >
      {cloudAccountId && (
        <LinkForm account={account} cloudAccountId={cloudAccountId} onClose={onClose} />
      )}
    </Dialog>
  );
}

function LinkForm(props: { account: SubAccount; cloudAccountId: string; onClose: () => void }) {
  const t = useTranslations("subAccount.projects.link");
  const ui = useUiText();
  const errors = useErrorText();
  const { account, cloudAccountId, onClose } = props;
  const [project, setProject] = useState<CloudProject>();
  const [monitored, setMonitored] = useState(true);
  const [tried, setTried] = useState(false);
  const policies = useChosenPolicies();
  const refresh = useRefresh(account.id);
  const change = useGuardedMutation(trpc.iam.linkProject.useMutation(), "iam.linkProject");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!project) return;
    const outcome = await change.run({
      subAccountId: account.id,
      project: project.name,
      policies: policies.chosen,
      monitored,
    });
    if (outcome.state !== "done") return;
    await refresh();
    notify({
      title: t(outcome.output.kept === "snapshot" ? "kept" : "done", { project: project.name }),
    });
    onClose();
  };
  const others =
    project?.monitoredFor.filter(({ subAccountId }) => subAccountId !== account.id) ?? [];
  return (
    <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <Field label={t("project")} required error={tried && !project ? t("choose") : undefined}>
        <ProjectPicker
          cloudAccountId={cloudAccountId}
          linked={account.links.map((link) => link.project)}
          chosen={project}
          onChoose={setProject}
        />
      </Field>
      <Switch
        checked={monitored}
        onCheckedChange={setMonitored}
        label={t("monitored")}
        help={t("monitoredHelp")}
      />
      {monitored && others.length > 0 && (
        <Banner tone="warn" title={t("shared", { count: others.length })}>
          {t("sharedHint", { names: others.map(({ displayName }) => displayName).join(t("and")) })}
        </Banner>
      )}
      <PoliciesField cloudAccountId={cloudAccountId} policies={policies} />
      <ScopeBanner />
      {account.disabledReasons.length > 0 && <Banner tone="warn">{t("disabled")}</Banner>}
      {change.error ? <Banner tone="danger">{errors.text(change.error)}</Banner> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{ui.cancel}</Button>
        <Button type="submit" variant="primary" loading={change.pending || policies.pending}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
