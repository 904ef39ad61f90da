"use client";

import { Check, Copy, Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Tone } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { SecretForAWhile } from "@/components/ui/secret-for-a-while";
import { StatusDot } from "@/components/ui/status-dot";
import { useClipboard } from "@/components/ui/use-clipboard";
import { useVanishing } from "@/components/ui/use-vanishing";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { type RouterOutputs, trpc } from "@/trpc/client";

type OwnKey = RouterOutputs["iam"]["myArkKeys"]["keys"][number];

const tones: Record<OwnKey["status"], Tone> = {
  active: "accent",
  inactive: "warn",
  unreadable: "info",
  creating: "info",
  deleting: "neutral",
  deleted: "neutral",
};

/** One own key: how it stands in plain words, shown for a while or copied when it is asked for. */
export function PortalArkKey({ arkKey }: { arkKey: OwnKey }) {
  const t = useTranslations("portalKeys");
  const errors = useErrorText();
  const { copied, copy } = useClipboard();
  const { shown, show, hide } = useVanishing();
  const reveal = useGuardedMutation(trpc.iam.revealMyArkKey.useMutation(), "iam.revealMyArkKey");
  const run = async (use: (plaintext: string) => void | Promise<void>) => {
    const outcome = await reveal.run({ arkKeyId: arkKey.id });
    if (outcome.state === "done") await use(outcome.output.apiKey);
  };
  return (
    <li className="grid gap-3 rounded-lg border border-line bg-surface p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 className="flex flex-wrap items-baseline gap-x-2 font-semibold text-base">
            {arkKey.name}
            {arkKey.ending && (
              <code className="font-normal text-muted text-xs">…{arkKey.ending}</code>
            )}
          </h2>
          <p className="text-muted text-sm">
            {t("project", { project: arkKey.project })} · <KeyAge arkKey={arkKey} />
          </p>
        </div>
        <StatusDot tone={tones[arkKey.status]}>{t(`states.${arkKey.status}`)}</StatusDot>
      </div>
      {arkKey.status !== "active" && <p className="text-sm">{t(`means.${arkKey.status}`)}</p>}
      {shown && (
        <SecretForAWhile
          label={arkKey.name}
          value={shown.value}
          note={t("left", { seconds: shown.left })}
          hide={t("hide")}
          onHide={hide}
        />
      )}
      {reveal.error ? <Banner tone="danger">{errors.text(reveal.error)}</Banner> : null}
      {arkKey.readable && !shown && (
        <div className="flex flex-wrap gap-2">
          <Button
            size="sm"
            icon={<Eye aria-hidden="true" />}
            loading={reveal.pending}
            onClick={() => void run(show)}
          >
            {t("show")}
            <span className="sr-only">{arkKey.name}</span>
          </Button>
          <Button
            size="sm"
            variant="ghost"
            icon={copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
            disabled={reveal.pending}
            onClick={() => void run(copy)}
          >
            <span aria-live="polite">{copied ? t("copied") : t("copy")}</span>
            <span className="sr-only">{arkKey.name}</span>
          </Button>
        </div>
      )}
    </li>
  );
}

function KeyAge({ arkKey: { createdAt, rotatedAt } }: { arkKey: OwnKey }) {
  const t = useTranslations("portalKeys");
  return (
    <>
      {rotatedAt ? t("rotated") : t("created")} <RelativeTime at={rotatedAt ?? createdAt} />
    </>
  );
}
