"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useUiText } from "@/components/ui/ui-text";
import { useErrorText } from "@/features/shell/use-error-text";
import type { BatchFormProps } from "./disable-form";

/** What failed, why it cannot be done now, and the two ways on. */
export function BatchButtons(
  props: BatchFormProps & { tone: "danger" | "primary"; action: string; blocked?: string },
) {
  const t = useTranslations("subAccounts.batch");
  const ui = useUiText();
  const errors = useErrorText();
  const { preview, pending, failure } = props.batch;
  const tooMany = preview !== undefined && preview.total > preview.accounts.length;
  const blocked = tooMany ? t("tooMany", { most: preview.accounts.length }) : props.blocked;
  return (
    <>
      {failure ? <Banner tone="danger">{errors.text(failure)}</Banner> : null}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {blocked && <p className="flex-1 text-muted text-xs">{blocked}</p>}
        <Button onClick={props.onClose} disabled={pending}>
          {ui.cancel}
        </Button>
        <Button
          type="submit"
          variant={props.tone}
          loading={pending}
          disabled={!preview || blocked !== undefined}
        >
          {props.action}
        </Button>
      </div>
    </>
  );
}
