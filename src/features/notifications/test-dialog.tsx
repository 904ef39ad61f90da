"use client";

import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useFormat } from "@/components/ui/format-provider";
import { KeyValueList } from "@/components/ui/key-value-list";
import { useUiText } from "@/components/ui/ui-text";
import { useCodeWords } from "@/features/alerts/use-code-words";
import { useErrorText } from "@/features/shell/use-error-text";
import { type RouterOutputs, trpc } from "@/trpc/client";
import type { Target } from "./target";

/** Sends a test message and shows what the receiver answered, in its own words. */
export function TestDialog({ target, onClose }: { target: Target; onClose: () => void }) {
  const t = useTranslations("notifications.test");
  const ui = useUiText();
  const errors = useErrorText();
  const test = trpc.alerts.testTarget.useMutation();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name: target.name })}
      description={t("description")}
      footer={
        <>
          <Button onClick={onClose}>{ui.close}</Button>
          <Button
            variant="primary"
            icon={<Send aria-hidden="true" />}
            loading={test.isPending}
            onClick={() => test.mutate({ id: target.id })}
          >
            {test.data ? t("again") : t("send")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4" aria-live="polite">
        <p className="text-sm">{t("address", { address: target.address })}</p>
        {test.error ? <Banner tone="danger">{errors.text(test.error)}</Banner> : null}
        {test.data && <Answer tested={test.data} />}
      </div>
    </Dialog>
  );
}

function Answer({ tested }: { tested: RouterOutputs["alerts"]["testTarget"] }) {
  const t = useTranslations("notifications.test");
  const format = useFormat();
  const say = useCodeWords();
  const { answer, code, delivered, status, tookMs } = tested;
  return (
    <div className="grid gap-3">
      <Banner tone={delivered ? "accent" : "danger"}>
        {delivered ? t("arrived") : t("refused")}
      </Banner>
      <KeyValueList
        items={[
          { label: t("code"), value: <span title={code}>{say(code)}</span> },
          ...(status === null ? [] : [{ label: t("status"), value: format.number(status) }]),
          { label: t("took"), value: t("milliseconds", { ms: tookMs }) },
        ]}
      />
      {answer && (
        <pre className="max-h-48 overflow-auto whitespace-pre-wrap break-words rounded-md border border-line bg-sunken px-3 py-2 font-mono text-xs">
          {answer}
        </pre>
      )}
    </div>
  );
}
