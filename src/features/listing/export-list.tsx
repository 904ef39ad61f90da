"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import type { Capability } from "@/core/permissions";
import { useCan } from "@/features/shell/me";
import { useErrorText } from "@/features/shell/use-error-text";
import { saveFile } from "./save-file";

/** Saves exactly what the filter of a list shows, all its pages; the audit log says who did. */
export function ExportList(props: { address: string; input: object; capability: Capability }) {
  const t = useTranslations("listing");
  const errors = useErrorText();
  const [pending, setPending] = useState(false);
  if (!useCan(props.capability)) return null;
  const run = async () => {
    setPending(true);
    try {
      const saved = await saveFile(props.address, props.input);
      if (saved.ok) notify({ title: t("exported", { rows: saved.rows }) });
      else notify({ title: errors.code(saved.code, saved.details), tone: "danger" });
    } catch (error) {
      notify({ title: errors.text(error), tone: "danger" });
    }
    setPending(false);
  };
  return (
    <Button
      variant="ghost"
      className="max-sm:hidden"
      icon={<Download aria-hidden="true" />}
      loading={pending}
      onClick={() => void run()}
    >
      {t("export")}
    </Button>
  );
}
