"use client";

import { Copy, Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SecretForAWhile } from "@/components/ui/secret-for-a-while";
import { notify } from "@/components/ui/toast";
import { useClipboard } from "@/components/ui/use-clipboard";
import { useVanishing } from "@/components/ui/use-vanishing";
import { reasonProblem } from "@/features/safeguards/reason";
import { ReasonField } from "@/features/safeguards/reason-field";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { type ArkKey, labelOf, ownerOf } from "./ark-key";

/** Shows somebody's key for a while, or copies it unseen; either is told to the audit log, with why. */
export function RevealDialog({ arkKey, onClose }: { arkKey: ArkKey; onClose: () => void }) {
  const t = useTranslations("arkKeys.reveal");
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const { copy } = useClipboard();
  const { shown, show, hide } = useVanishing();
  const reveal = useGuardedMutation(trpc.iam.revealArkKey.useMutation(), "iam.revealArkKey");
  const run = async (use: (plaintext: string) => void | Promise<void>) => {
    setTried(true);
    if (reasonProblem(reason)) return;
    const outcome = await reveal.run({ arkKeyId: arkKey.id, reason });
    if (outcome.state !== "done") return;
    await use(outcome.output.apiKey);
    await cache.iam.arkKeys.invalidate();
  };
  const copyUnseen = async (plaintext: string) => {
    await copy(plaintext);
    notify({ title: t("copied", { name: arkKey.name }) });
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(show);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name: labelOf(arkKey) })}
      description={t("description", { owner: ownerOf(arkKey), project: arkKey.project })}
    >
      {shown ? (
        <SecretForAWhile
          label={arkKey.name}
          value={shown.value}
          note={t("left", { seconds: shown.left })}
          hide={t("hide")}
          onHide={hide}
        />
      ) : (
        <form className="grid gap-4" onSubmit={submit}>
          <ReasonField value={reason} onValueChange={setReason} tried={tried} />
          <p className="text-muted text-xs">{t("audited")}</p>
          {reveal.error ? <Banner tone="danger">{errors.text(reveal.error)}</Banner> : null}
          <div className="flex flex-wrap justify-end gap-2">
            <Button
              icon={<Copy aria-hidden="true" />}
              disabled={reveal.pending}
              onClick={() => void run(copyUnseen)}
            >
              {t("copy")}
            </Button>
            <Button
              type="submit"
              variant="primary"
              icon={<Eye aria-hidden="true" />}
              loading={reveal.pending}
            >
              {t("show")}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
