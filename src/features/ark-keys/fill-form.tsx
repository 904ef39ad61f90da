"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { FillArkKey } from "@/modules/iam/schema/ark-keys";
import { trpc } from "@/trpc/client";
import { usePlaceProblems } from "./use-place-problems";

/** The plaintext of a key that could not be read, entered by hand from the cloud's console. */
export function FillForm(props: { arkKeyId: string; onFilled: () => void }) {
  const t = useTranslations("arkKeys.fill");
  const fields = useTranslations("arkKeys.fields");
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const [apiKey, setApiKey] = useState("");
  const [tried, setTried] = useState(false);
  const fill = useGuardedMutation(trpc.iam.fillArkKey.useMutation(), "iam.fillArkKey");
  const input = { arkKeyId: props.arkKeyId, apiKey };
  const problems = usePlaceProblems(FillArkKey, input, tried);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!FillArkKey.safeParse(input).success) return;
    const outcome = await fill.run(input);
    if (outcome.state !== "done") return;
    await Promise.all([cache.iam.arkKeys.invalidate(), cache.iam.arkKey.invalidate()]);
    props.onFilled();
  };
  return (
    <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <Field label={fields("apiKey")} help={t("help")} required error={problems.apiKey}>
        <PasswordInput
          autoComplete="one-time-code"
          value={apiKey}
          onChange={({ target }) => setApiKey(target.value)}
        />
      </Field>
      {fill.error ? <Banner tone="danger">{errors.text(fill.error)}</Banner> : null}
      <div className="flex justify-end">
        <Button type="submit" loading={fill.pending}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
