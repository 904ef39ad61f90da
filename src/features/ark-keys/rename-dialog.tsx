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
import { RenameArkKey } from "@/modules/iam/schema/ark-keys";
import { trpc } from "@/trpc/client";
import type { ArkKey } from "./ark-key";
import { usePlaceProblems } from "./use-place-problems";

/** Another name in AirGate; the cloud's console keeps the one it has. */
export function RenameDialog({ arkKey, onClose }: { arkKey: ArkKey; onClose: () => void }) {
  const t = useTranslations("arkKeys.rename");
  const fields = useTranslations("arkKeys.fields");
  const ui = useUiText();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const [name, setName] = useState(arkKey.name);
  const rename = useGuardedMutation(trpc.iam.renameArkKey.useMutation(), "iam.renameArkKey");
  const input = { arkKeyId: arkKey.id, name };
  const problems = usePlaceProblems(RenameArkKey, input, true);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(problems).length > 0) return;
    const outcome = await rename.run(input);
    if (outcome.state !== "done") return;
    await cache.iam.arkKeys.invalidate();
    notify({ title: t("done", { name: outcome.output.name }) });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name: arkKey.name })}
      width="sm"
    >
      <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <Field label={fields("name")} help={t("help")} error={problems.name}>
          <Input value={name} onChange={({ target }) => setName(target.value)} />
        </Field>
        {rename.error ? <Banner tone="danger">{errors.text(rename.error)}</Banner> : null}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button type="submit" variant="primary" loading={rename.pending}>
            {t("submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
