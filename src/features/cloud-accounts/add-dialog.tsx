"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { notify } from "@/components/ui/toast";
import { useUiText } from "@/components/ui/ui-text";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { AddCloudAccount } from "@/modules/iam/schema/cloud-accounts";
import { trpc } from "@/trpc/client";
import { CredentialsFields, noCredentials } from "./credentials-fields";
import { useProblems } from "./use-problems";

/** Takes a main account under management; the cloud is asked first whose key it is. */
export function AddDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("cloudAccounts.add");
  const fields = useTranslations("cloudAccounts.fields");
  const ui = useUiText();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const [name, setName] = useState("");
  const [credentials, setCredentials] = useState(noCredentials);
  const [tried, setTried] = useState(false);
  const add = useGuardedMutation(trpc.iam.addCloudAccount.useMutation(), "iam.addCloudAccount");
  const input = { name, ...credentials };
  const problems = useProblems(AddCloudAccount, input, tried);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!AddCloudAccount.safeParse(input).success) return;
    const outcome = await add.run(input);
    if (outcome.state !== "done") return;
    await cache.iam.cloudAccounts.invalidate();
    notify({ title: t("done", { name: name.trim() }), description: t("next") });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      mayClose={() => !add.pending}
      title={t("title")}
      description={t("description")}
    >
      <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <Field label={fields("name")} help={fields("nameHelp")} required error={problems.name}>
          <Input value={name} onChange={({ target }) => setName(target.value)} />
        </Field>
        <CredentialsFields value={credentials} onValue={setCredentials} problems={problems} />
        <Banner tone="info">{t("rights")}</Banner>
        {add.error ? <Banner tone="danger">{errors.text(add.error)}</Banner> : null}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button type="submit" variant="primary" loading={add.pending}>
            {t("submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
