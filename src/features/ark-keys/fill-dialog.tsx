"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { notify } from "@/components/ui/toast";
import type { ArkKey } from "./ark-key";
import { FillForm } from "./fill-form";

export function FillDialog({ arkKey, onClose }: { arkKey: ArkKey; onClose: () => void }) {
  const t = useTranslations("arkKeys.fill");
  const filled = () => {
    notify({ title: t("done", { name: arkKey.name }) });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name: arkKey.name })}
      description={t("description")}
    >
      <FillForm arkKeyId={arkKey.id} onFilled={filled} />
    </Dialog>
  );
}
