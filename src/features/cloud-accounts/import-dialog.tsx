"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useUiText } from "@/components/ui/ui-text";
import { trpc } from "@/trpc/client";
import type { CloudAccount } from "./account";
import { ImportPicker } from "./import-picker";
import { type Imported, ImportResult } from "./import-result";

/** Takes users of the cloud under management: choose them, then see what became of each. */
export function ImportDialog(props: { account: CloudAccount; onClose: () => void }) {
  const { account, onClose } = props;
  const t = useTranslations("cloudAccounts.import");
  const ui = useUiText();
  const cache = trpc.useUtils();
  const [imported, setImported] = useState<Imported>();
  const show = async (result: Imported) => {
    setImported(result);
    await cache.iam.invalidate();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name: account.name })}
      description={imported ? undefined : t("description")}
    >
      {imported ? (
        <div className="grid gap-4">
          <ImportResult items={imported.items} />
          <div className="flex justify-end">
            <Button variant="primary" onClick={onClose}>
              {ui.close}
            </Button>
          </div>
        </div>
      ) : (
        <ImportPicker
          account={account}
          onClose={onClose}
          onImported={(result) => void show(result)}
        />
      )}
    </Dialog>
  );
}
