"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Money } from "@/components/ui/money";
import { useUiText } from "@/components/ui/ui-text";
import { useErrorText } from "@/features/shell/use-error-text";
import type { AllocateDialogProps } from "./allocate-dialog";
import type { Allocated } from "./use-allocate";

type Line = Allocated["results"][number];

/** What became of each; a refused one stopped no other. */
export function AllocationResult(props: {
  accounts: AllocateDialogProps["accounts"];
  outcome: Allocated;
  onClose: () => void;
}) {
  const t = useTranslations("prepaid.result");
  const ui = useUiText();
  const { allocated, failed, results } = props.outcome;
  const nameOf = new Map(props.accounts.map(({ id, userName }) => [id, userName]));
  return (
    <div className="grid gap-4">
      <Banner tone={failed > 0 ? "warn" : "accent"}>{t("summary", { allocated, failed })}</Banner>
      <ul className="divide-y divide-line rounded-md border border-line">
        {results.map((line) => (
          <ResultLine
            key={idOf(line)}
            line={line}
            userName={nameOf.get(idOf(line)) ?? idOf(line)}
          />
        ))}
      </ul>
      <div className="flex justify-end">
        <Button variant="primary" onClick={props.onClose}>
          {ui.close}
        </Button>
      </div>
    </div>
  );
}

const idOf = (line: Line) => (line.ok ? line.allocation.subAccountId : line.subAccountId);

function ResultLine({ line, userName }: { line: Line; userName: string }) {
  const t = useTranslations("prepaid.result");
  const unit = useTranslations("words")("cny");
  const errors = useErrorText();
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-sm">
      <span className="flex-1 font-medium">{userName}</span>
      {line.ok ? (
        <>
          <span className="text-muted">
            {t("allocatedNow")} <Money value={line.allocation.allocated} options={{ unit }} />
          </span>
          <Badge tone="accent">{t("done")}</Badge>
        </>
      ) : (
        <>
          <span className="text-danger">{errors.code(line.code)}</span>
          <Badge tone="danger">{t("refused")}</Badge>
        </>
      )}
    </li>
  );
}
