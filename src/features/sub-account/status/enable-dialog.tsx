"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Checkbox } from "@/components/ui/checkbox";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { useRefresh } from "../changes/use-open-changes";
import { PolicyTags } from "../policies/policy-tag";
import type { SubAccount } from "../sub-account";
import { gainsOf, isLiftable } from "./losses";
import { useAccessLines } from "./use-access-lines";

/** What comes back, which reasons remain, and what the cloud has besides. */
export function EnableDialog({ account, onClose }: { account: SubAccount; onClose: () => void }) {
  const t = useTranslations("subAccount.enable");
  const words = useTranslations("subAccount.reasons");
  const errors = useErrorText();
  const lines = useAccessLines();
  const refresh = useRefresh(account.id);
  const liftable = account.disabledReasons.filter(isLiftable);
  const [lift, setLift] = useState<readonly ("manual" | "security")[]>(liftable);
  const change = useGuardedMutation(
    trpc.iam.enableSubAccount.useMutation(),
    "iam.enableSubAccount",
  );
  const remain = account.disabledReasons.filter((one) => !isLiftable(one) || !lift.includes(one));
  const gains = gainsOf(account);
  const confirm = async () => {
    const outcome = await change.run({ subAccountId: account.id, lift: [...lift] });
    if (outcome.state !== "done") return;
    await refresh();
    const stays = outcome.output.reasonsLeft.length > 0;
    notify({ title: t(stays ? "stillDisabled" : "done", { name: account.displayName }) });
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name: account.displayName })}
      description={remain.length > 0 ? t("aboutPart") : t("about")}
      consequences={gains && remain.length === 0 ? lines(gains, "accent") : undefined}
      tone="primary"
      action={t(remain.length > 0 ? "actionPart" : "action")}
      blocked={lift.length === 0 ? t("nothing") : undefined}
      pending={change.pending}
      error={change.error ? errors.text(change.error) : undefined}
      onConfirm={() => void confirm()}
    >
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-medium text-sm">{t("lift")}</legend>
        {liftable.map((reason) => (
          <Checkbox
            key={reason}
            label={words(reason)}
            checked={lift.includes(reason)}
            onCheckedChange={(on) =>
              setLift(liftable.filter((one) => (one === reason ? on : lift.includes(one))))
            }
          />
        ))}
      </fieldset>
      <Remaining reasons={remain} />
      {!gains && remain.length === 0 && <p className="text-muted text-sm">{t("noSnapshot")}</p>}
      <Extra policies={account.drift?.extra ?? []} />
    </ConfirmDialog>
  );
}

function Remaining({ reasons }: { reasons: SubAccount["disabledReasons"] }) {
  const t = useTranslations("subAccount.enable");
  const words = useTranslations("subAccount.reasons");
  if (reasons.length === 0) return null;
  const named = reasons.map((one) => words(one)).join(t("and"));
  return (
    <Banner tone="warn" title={t("remain", { reasons: named })}>
      {reasons.includes("exhausted") && <p>{t("exhaustedHint")}</p>}
    </Banner>
  );
}

/** What somebody attached in the cloud meanwhile: shown, not trampled. */
function Extra({ policies }: { policies: SubAccount["grants"] }) {
  const t = useTranslations("subAccount.enable");
  if (policies.length === 0) return null;
  return (
    <Banner tone="info" title={t("extra", { count: policies.length })}>
      <p className="mb-1.5 text-muted text-xs">{t("extraHint")}</p>
      <PolicyTags policies={policies} withProject />
    </Banner>
  );
}
