"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { type Change, DiffView } from "@/components/ui/diff-view";
import { notify } from "@/components/ui/toast";
import { useUiText } from "@/components/ui/ui-text";
import { reasonProblem } from "@/features/safeguards/reason";
import { ReasonField } from "@/features/safeguards/reason-field";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import type { Stored } from "./cloud-draft";

/** Old → new of every changed setting, and why, before it holds for all sub-accounts. */
export function SaveDialog(props: {
  settings: Stored;
  changes: readonly Change[];
  onClose: () => void;
}) {
  const t = useTranslations("settings");
  const ui = useUiText();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const change = useGuardedMutation(
    trpc.config.setCloudSettings.useMutation(),
    "config.setCloudSettings",
  );
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reasonProblem(reason) !== undefined) return;
    const outcome = await change.run({ ...props.settings, reason: reason.trim() });
    if (outcome.state !== "done") return;
    await cache.config.cloudSettings.invalidate();
    notify({ title: t("saved") });
    props.onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t("saveTitle")}
      description={t("saveHelp")}
      mayClose={() => !change.pending}
    >
      <form method="post" onSubmit={(event) => void save(event)} className="grid gap-4">
        <DiffView changes={props.changes} label={t("changes")} />
        <ReasonField value={reason} onValueChange={setReason} tried={tried} />
        {change.error ? <Banner tone="danger">{errors.text(change.error)}</Banner> : null}
        <div className="flex justify-end gap-2">
          <Button onClick={props.onClose}>{ui.cancel}</Button>
          <Button type="submit" variant="primary" loading={change.pending}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
