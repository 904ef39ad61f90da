"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useUiText } from "@/components/ui/ui-text";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { CreateArkKey } from "@/modules/iam/schema/ark-keys";
import { trpc } from "@/trpc/client";
import type { Owner } from "./ark-key";
import { NewKey } from "./new-key";
import { PlaceFields } from "./place-fields";
import { usePlace } from "./use-place";
import { usePlaceProblems } from "./use-place-problems";

/** Has a key made, follows the cloud at it, and shows its plaintext once. */
export function CreateDialog(props: { owner: Owner | undefined; onClose: () => void }) {
  const t = useTranslations("arkKeys.create");
  const [made, setMade] = useState<{ id: string; name: string }>();
  const [shown, setShown] = useState(false);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      mayClose={() => !shown}
      title={made ? t("madeTitle", { name: made.name }) : t("title")}
      description={made ? undefined : t("description")}
    >
      {made ? (
        <NewKey arkKeyId={made.id} onShown={() => setShown(true)} onClose={props.onClose} />
      ) : (
        <CreateForm
          owner={props.owner}
          onClose={props.onClose}
          onMade={(id, name) => setMade({ id, name })}
        />
      )}
    </Dialog>
  );
}

function CreateForm(props: {
  owner: Owner | undefined;
  onClose: () => void;
  onMade: (id: string, name: string) => void;
}) {
  const t = useTranslations("arkKeys.create");
  const ui = useUiText();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const where = usePlace(props.owner);
  const [requestId] = useState(() => crypto.randomUUID());
  const [tried, setTried] = useState(false);
  const create = useGuardedMutation(trpc.iam.createArkKey.useMutation(), "iam.createArkKey");
  const { subAccount, project, name } = where.place;
  const input = { requestId, subAccountId: subAccount?.value ?? "", project, name };
  const problems = usePlaceProblems(CreateArkKey, input, tried);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!CreateArkKey.safeParse(input).success) return;
    const outcome = await create.run(input);
    if (outcome.state !== "done") return;
    await cache.iam.arkKeys.invalidate();
    props.onMade(outcome.output.arkKeyId, name.trim());
  };
  return (
    <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <PlaceFields {...where} problems={problems} />
      {create.error ? <Banner tone="danger">{errors.text(create.error)}</Banner> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={props.onClose}>{ui.cancel}</Button>
        <Button type="submit" variant="primary" loading={create.pending}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
