"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useUiText } from "@/components/ui/ui-text";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { RenameCloudAccount } from "@/modules/iam/schema/cloud-accounts";
import { trpc } from "@/trpc/client";
import type { CloudAccount } from "./account";
import { useProblems } from "./use-problems";

/** Another name in AirGate; the cloud knows nothing of it. */
export function RenameDialog(props: { account: CloudAccount; onClose: () => void }) {
  const { account, onClose } = props;
  const t = useTranslations("cloudAccounts");
  const ui = useUiText();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const [name, setName] = useState(account.name);
  const rename = useGuardedMutation(
    trpc.iam.renameCloudAccount.useMutation(),
    "iam.renameCloudAccount",
  );
  const input = { id: account.id, name };
  const problems = useProblems(RenameCloudAccount, input, true);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(problems).length > 0) return;
    const outcome = await rename.run(input);
    if (outcome.state !== "done") return;
    await cache.iam.cloudAccounts.invalidate();
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("rename.title", { name: account.name })}
      width="sm"
    >
      <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <Field label={t("fields.name")} error={problems.name}>
          <Input value={name} onChange={({ target }) => setName(target.value)} />
        </Field>
        {rename.error ? <Banner tone="danger">{errors.text(rename.error)}</Banner> : null}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button type="submit" variant="primary" loading={rename.pending}>
            {t("rename.submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
