"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import type { ArkKey } from "./ark-key";
import { NewKey } from "./new-key";

/** The plaintext of a key that one had made or rotated and has not taken yet. */
export function TakeDialog({ arkKey, onClose }: { arkKey: ArkKey; onClose: () => void }) {
  const t = useTranslations("arkKeys.take");
  const [shown, setShown] = useState(false);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      mayClose={() => !shown}
      title={t("title", { name: arkKey.name })}
    >
      <NewKey arkKeyId={arkKey.id} onShown={() => setShown(true)} onClose={onClose} />
    </Dialog>
  );
}
