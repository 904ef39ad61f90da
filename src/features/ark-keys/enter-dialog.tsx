"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { notify } from "@/components/ui/toast";
import { useUiText } from "@/components/ui/ui-text";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { EnterArkKey } from "@/modules/iam/schema/ark-keys";
import { trpc } from "@/trpc/client";
import type { Owner } from "./ark-key";
import { PlaceFields } from "./place-fields";
import { usePlace } from "./use-place";
import { usePlaceProblems } from "./use-place-problems";

/** Takes over a key that was made in the cloud's console. */
export function EnterDialog(props: { owner: Owner | undefined; onClose: () => void }) {
  const t = useTranslations("arkKeys.enter");
  const fields = useTranslations("arkKeys.fields");
  const ui = useUiText();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const where = usePlace(props.owner);
  const [apiKey, setApiKey] = useState("");
  const [tried, setTried] = useState(false);
  const enter = useGuardedMutation(trpc.iam.enterArkKey.useMutation(), "iam.enterArkKey");
  const { subAccount, project, name } = where.place;
  const input = { subAccountId: subAccount?.value ?? "", project, name, apiKey };
  const problems = usePlaceProblems(EnterArkKey, input, tried);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!EnterArkKey.safeParse(input).success) return;
    const outcome = await enter.run(input);
    if (outcome.state !== "done") return;
    await cache.iam.arkKeys.invalidate();
    notify({
      title: t("done", { name: name.trim() }),
      ...(outcome.output.numbered ? {} : { description: t("noNumber"), tone: "warn" as const }),
    });
    props.onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      mayClose={() => apiKey === "" && !enter.pending}
      title={t("title")}
      description={t("description")}
    >
      <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <PlaceFields {...where} problems={problems} />
        <Field
          label={fields("apiKey")}
          help={fields("apiKeyHelp")}
          required
          error={problems.apiKey}
        >
          <PasswordInput
            autoComplete="one-time-code"
            value={apiKey}
            onChange={({ target }) => setApiKey(target.value)}
          />
        </Field>
        {enter.error ? <Banner tone="danger">{errors.text(enter.error)}</Banner> : null}
        <div className="flex justify-end gap-2">
          <Button onClick={props.onClose}>{ui.cancel}</Button>
          <Button type="submit" variant="primary" loading={enter.pending}>
            {t("submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
