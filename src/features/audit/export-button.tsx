"use client";

import { Download } from "lucide-react";
import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { CopyableId } from "@/components/ui/copyable-id";
import { Dialog } from "@/components/ui/dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { useUiText } from "@/components/ui/ui-text";
import { type Saved, saveFile } from "@/features/listing/save-file";
import { useCan } from "@/features/shell/me";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { toFilter } from "./params";
import { useAuditParams } from "./use-audit-params";

const formats = ["csv", "jsonl"] as const;
type Format = (typeof formats)[number];

/** Saves exactly what the filter shows; the log says who did. */
export function ExportButton() {
  const t = useTranslations("audit-page.export");
  const [open, setOpen] = useState(false);
  if (!useCan("security.audit.export")) return null;
  return (
    <>
      <Button icon={<Download aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t("action")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("title")} description={t("description")}>
        <ExportForm onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function ExportForm(props: { onClose: () => void }) {
  const t = useTranslations("audit-page.export");
  const ui = useUiText();
  const [format, setFormat] = useState<Format>("csv");
  const { filters, params } = useAuditParams();
  const { saved, problem, pending, run } = useExport();
  const narrowed = filters.length > 0 || params.q !== "";
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) void run(format);
      }}
    >
      <p className="text-sm">{narrowed ? t("filtered") : t("everything")}</p>
      <RadioGroup
        label={t("format")}
        look="cards"
        value={format}
        onValueChange={(value) => setFormat(formats.find((one) => one === value) ?? "csv")}
        options={formats.map((value) => ({
          value,
          label: t(`formats.${value}`),
          description: t(`formats.${value}_about`),
        }))}
      />
      {problem && <Banner tone="danger">{problem}</Banner>}
      {saved && <SavedBanner saved={saved} />}
      <div className="flex justify-end gap-2">
        <Button onClick={props.onClose}>{saved ? ui.close : ui.cancel}</Button>
        <Button type="submit" variant="primary" loading={pending}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}

function SavedBanner({ saved }: { saved: Saved }) {
  const t = useTranslations("audit-page.export");
  return (
    <Banner tone="accent" title={t("done", { rows: saved.rows })}>
      <p className="flex flex-wrap items-center gap-x-2 text-xs">
        SHA-256 <CopyableId value={saved.sha256} short />
      </p>
      <p className="text-muted text-xs">{t("offline")}</p>
    </Banner>
  );
}

function useExport() {
  const cache = trpc.useUtils();
  const errors = useErrorText();
  const zone = useTimeZone() ?? "UTC";
  const { params } = useAuditParams();
  const [saved, setSaved] = useState<Saved>();
  const [problem, setProblem] = useState<string>();
  const [pending, setPending] = useState(false);
  const run = async (format: Format) => {
    setPending(true);
    setProblem(undefined);
    const input = { format, filter: toFilter(params, zone) };
    try {
      const answer = await saveFile("/api/exports/audit", input);
      if (answer.ok) setSaved(answer);
      else setProblem(errors.code(answer.code, answer.details));
      await cache.audit.list.invalidate();
    } catch (error) {
      setProblem(errors.text(error));
    }
    setPending(false);
  };
  return { saved, problem, pending, run };
}
