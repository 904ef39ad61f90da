"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { StatusDot } from "@/components/ui/status-dot";
import { useUiText } from "@/components/ui/ui-text";
import { type ArkKey, standingOf } from "./ark-key";
import { useTrouble } from "./ark-state";
import { FillForm } from "./fill-form";
import { useReadAgain } from "./use-read-again";

/** How far the cloud is with a key, step by step; with its words and a way on when it is stuck. */
export function KeyProgress({ arkKey, onClose }: { arkKey: ArkKey; onClose: () => void }) {
  const t = useTranslations("arkKeys.newKey");
  const ui = useUiText();
  const trouble = useTrouble(arkKey);
  const standing = standingOf(arkKey);
  const over = standing === "given_up" || standing === "deleted" || standing === "deleting";
  const stuck = !over && !arkKey.readable && trouble !== undefined;
  return (
    <div className="grid gap-4">
      <Steps arkKey={arkKey} />
      {over && (
        <Banner tone="danger" title={t("givenUp")}>
          {trouble ?? t("gone")}
        </Banner>
      )}
      {arkKey.readable && standing !== "rotating" && !over && (
        <Banner tone="info">{t("taken")}</Banner>
      )}
      {stuck && <Stuck arkKey={arkKey} trouble={trouble} />}
      <div className="flex items-center justify-end gap-3">
        {!over && !arkKey.readable && <p className="text-muted text-xs">{t("later")}</p>}
        <Button onClick={onClose}>{ui.close}</Button>
      </div>
    </div>
  );
}

function Steps({ arkKey }: { arkKey: ArkKey }) {
  const t = useTranslations("arkKeys.newKey");
  const made = arkKey.numbered && standingOf(arkKey) !== "rotating";
  const steps = [
    { label: arkKey.rotatedAt ? t("rotated") : t("made"), done: made },
    { label: t("read"), done: made && arkKey.readable },
  ];
  const current = steps.findIndex(({ done }) => !done);
  const waits = arkKey.work?.state === "undone";
  return (
    <ol aria-live="polite" className="divide-y divide-line rounded-md border border-line">
      {steps.map(({ label, done }, i) => (
        <li key={label} className="flex items-center justify-between gap-3 px-3 py-2 text-sm">
          {label}
          {done && <StatusDot tone="accent">{t("done")}</StatusDot>}
          {!done && i === current && !waits && <Spinner className="size-4" />}
          {!done && (i !== current || waits) && <StatusDot tone="neutral">{t("waits")}</StatusDot>}
        </li>
      ))}
    </ol>
  );
}

/** The plaintext cannot be read: try again by the key's number, or enter it by hand. */
function Stuck({ arkKey, trouble }: { arkKey: ArkKey; trouble: string }) {
  const t = useTranslations("arkKeys.newKey");
  const again = useReadAgain();
  const unread = arkKey.status === "unreadable" || arkKey.rotatedAt !== null;
  return (
    <>
      <Banner
        tone="warn"
        title={unread && arkKey.numbered ? t("unread") : t("stuck")}
        action={
          <Button size="sm" loading={again.pending} onClick={() => void again.run(arkKey)}>
            {t("again")}
          </Button>
        }
      >
        {trouble}
      </Banner>
      {unread && arkKey.numbered && (
        <section className="grid gap-2 border-line border-t pt-4">
          <h3 className="font-medium text-sm">{t("byHand")}</h3>
          <p className="text-muted text-sm">{t("byHandText")}</p>
          <FillForm arkKeyId={arkKey.id} onFilled={() => undefined} />
        </section>
      )}
    </>
  );
}
