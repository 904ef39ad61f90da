"use client";

import { EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CopyIcon } from "@/components/ui/copy-button";

/** A plaintext in view, with the seconds until it is hidden again. */
export function ShownSecret(props: {
  label: string;
  value: string;
  left: number;
  onHide: () => void;
}) {
  const t = useTranslations("arkKeys.shown");
  return (
    <div className="grid gap-2">
      <div className="flex items-center gap-2 rounded-md border border-line bg-sunken px-3 py-2">
        <code className="min-w-0 flex-1 select-all break-all text-sm">{props.value}</code>
        <CopyIcon value={props.value} what={props.label} />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="figures text-muted text-xs">{t("left", { seconds: props.left })}</p>
        <Button
          size="sm"
          variant="ghost"
          icon={<EyeOff aria-hidden="true" />}
          onClick={props.onHide}
        >
          {t("hide")}
        </Button>
      </div>
    </div>
  );
}
