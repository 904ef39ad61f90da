"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useFormat } from "@/components/ui/format-provider";
import { SkeletonText } from "@/components/ui/skeleton";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { useRefresh } from "../changes/use-open-changes";
import { PolicyTags } from "../policies/policy-tag";
import type { LinkedProject, SubAccount } from "../sub-account";

/** Unlinks a project: what AirGate attached there goes, what others attached stays, in numbers. */
export function UnlinkDialog(props: {
  account: SubAccount;
  link: LinkedProject;
  onClose: () => void;
}) {
  const t = useTranslations("subAccount.projects.unlink");
  const errors = useErrorText();
  const format = useFormat();
  const { account, link, onClose } = props;
  const refresh = useRefresh(account.id);
  const overview = trpc.iam.grantsOverview.useQuery({ subAccountId: account.id });
  const change = useGuardedMutation(trpc.iam.unlinkProject.useMutation(), "iam.unlinkProject");
  const goes = account.grants.filter(({ project }) => project === link.project);
  const place = overview.data?.projects.find(({ project }) => project === link.project);
  const stays = place?.grants.filter(({ granted, present }) => present && !granted) ?? [];
  const confirm = async () => {
    const outcome = await change.run({ subAccountId: account.id, project: link.project });
    if (outcome.state !== "done") return;
    await refresh();
    notify({ title: t("done", { project: link.project }) });
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { project: link.displayName || link.project })}
      description={t("about")}
      consequences={[
        {
          figure: format.number(goes.length),
          label: t("goes"),
          ...(goes.length > 0 && { tone: "danger" as const }),
        },
        { figure: overview.isPending ? "…" : format.number(stays.length), label: t("stays") },
      ]}
      action={t("action")}
      pending={change.pending}
      error={change.error ? errors.text(change.error) : undefined}
      onConfirm={() => void confirm()}
    >
      {goes.length > 0 && <PolicyTags policies={goes} />}
      {overview.isPending && <SkeletonText lines={2} />}
      {stays.length > 0 && (
        <Banner tone="info" title={t("staysTitle")}>
          <PolicyTags policies={stays} />
        </Banner>
      )}
      <p className="text-muted text-sm">{t("spend")}</p>
    </ConfirmDialog>
  );
}
