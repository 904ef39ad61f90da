"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section } from "@/components/layout/section";
import { Button } from "@/components/ui/button";
import { useCan } from "@/features/shell/me";
import type { SubAccount } from "../sub-account";
import { DeleteDialog } from "./delete-dialog";

/** The end of a sub-account, apart from everything else. */
export function DangerCard({ account }: { account: SubAccount }) {
  const t = useTranslations("subAccount.delete");
  const may = useCan("iam.accounts.write") && account.state === "ready";
  const [open, setOpen] = useState(false);
  if (!may) return null;
  return (
    <Section
      className="lg:col-span-2"
      title={t("action")}
      description={t("card")}
      actions={
        <Button variant="danger-quiet" onClick={() => setOpen(true)}>
          {t("action")}
        </Button>
      }
    >
      <p className="text-muted text-sm">{t("stays")}</p>
      {open && <DeleteDialog account={account} onClose={() => setOpen(false)} />}
    </Section>
  );
}
