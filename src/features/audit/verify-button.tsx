"use client";

import { ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { CopyableId } from "@/components/ui/copyable-id";
import { Dialog } from "@/components/ui/dialog";
import { useFormat } from "@/components/ui/format-provider";
import { Progress } from "@/components/ui/progress";
import { useErrorText } from "@/features/shell/use-error-text";
import { useAuditParams } from "./use-audit-params";
import { useVerification, type Verification } from "./use-verification";

/** Computes the hash chain again and says how far it holds. */
export function VerifyButton() {
  const t = useTranslations("audit-page.verify");
  const { set } = useAuditParams();
  const { verification, start, stop } = useVerification();
  const show = (row: number) => {
    stop();
    void set({ row });
  };
  return (
    <>
      <Button icon={<ShieldCheck aria-hidden="true" />} onClick={() => void start()}>
        {t("action")}
      </Button>
      <Dialog
        open={verification !== undefined}
        onOpenChange={(open) => !open && stop()}
        title={t("title")}
        description={t("description")}
      >
        <div aria-live="polite">
          {verification && (
            <Answer verification={verification} onShow={show} onRetry={() => void start()} />
          )}
        </div>
      </Dialog>
    </>
  );
}

type AnswerProps = {
  verification: Verification;
  onShow: (seq: number) => void;
  onRetry: () => void;
};

function Answer({ verification, onShow, onRetry }: AnswerProps) {
  const t = useTranslations("audit-page.verify");
  const format = useFormat();
  const errors = useErrorText();
  if (verification.state === "failed") {
    return (
      <Banner
        tone="danger"
        title={t("failed")}
        action={<Button onClick={onRetry}>{t("again")}</Button>}
      >
        {errors.text(verification.error)}
      </Banner>
    );
  }
  if (verification.state === "running") {
    const { checked, head } = verification;
    const note = head && t("progress", { checked, total: head.seq });
    return <Progress label={t("running")} value={head && checked} max={head?.seq} note={note} />;
  }
  const { broken, checked, head } = verification;
  if (broken) {
    return (
      <Banner
        tone="danger"
        title={t("broken", { seq: broken.seq })}
        action={<Button onClick={() => onShow(broken.seq)}>{t("show")}</Button>}
      >
        {t(`problems.${broken.problem}`)} {t("brokenText", { seq: broken.seq - 1 })}
      </Banner>
    );
  }
  return (
    <Banner tone="accent" title={t("intact", { seq: format.number(checked) })}>
      <p>{t("intactText")}</p>
      <p className="mt-1 flex items-center gap-2 text-xs">
        <span className="text-muted">{t("head")}</span>
        <CopyableId value={head.hash} short />
      </p>
    </Banner>
  );
}
