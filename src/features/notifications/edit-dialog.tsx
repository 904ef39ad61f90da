"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { notify } from "@/components/ui/toast";
import { useUiText } from "@/components/ui/ui-text";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { EditTarget } from "@/modules/alerts/schema/targets";
import { trpc } from "@/trpc/client";
import { draftOf, filterOf, type Target, type TargetDraft } from "./target";
import { AddressFields, FilterFields } from "./target-fields";
import { useDraftProblems } from "./use-draft-problems";

/** Changes what a target takes; its address stays unless another is typed. */
export function EditDialog({ target, onClose }: { target: Target; onClose: () => void }) {
  const t = useTranslations("notifications.edit");
  const ui = useUiText();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const problemsOf = useDraftProblems();
  const [draft, setDraft] = useState(() => draftOf(target));
  const [tried, setTried] = useState(false);
  const edit = useGuardedMutation(trpc.alerts.editTarget.useMutation(), "alerts.editTarget");
  const input = { id: target.id, ...(draft.url ? { url: draft.url } : {}), ...filterOf(draft) };
  const found = problemsOf(EditTarget, input, draft);
  const fields = {
    draft,
    onDraft: (part: Partial<TargetDraft>) => setDraft({ ...draft, ...part }),
    problems: tried ? found : {},
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(found).length > 0) return;
    const outcome = await edit.run(input);
    if (outcome.state !== "done") return;
    await cache.alerts.targets.invalidate();
    notify({ title: t("done", { name: draft.name.trim() }) });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      mayClose={() => !edit.pending}
      title={t("title", { name: target.name })}
    >
      <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <AddressFields {...fields} kept={target.address} />
        <FilterFields {...fields} />
        {edit.error ? <Banner tone="danger">{errors.text(edit.error)}</Banner> : null}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button type="submit" variant="primary" loading={edit.pending}>
            {t("submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
