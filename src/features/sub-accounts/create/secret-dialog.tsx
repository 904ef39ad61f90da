"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { SecretPanel } from "./secret-panel";

/** The secret that still waits since the key was made, for whoever closed the dialog too early. */
export function SecretDialog(props: {
  account: { id: string; displayName: string };
  onClose: () => void;
}) {
  const t = useTranslations("subAccounts.secret");
  const [holds, setHolds] = useState(false);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      mayClose={() => !holds}
      title={t("title", { name: props.account.displayName })}
    >
      <SecretPanel subAccountId={props.account.id} onSecret={setHolds} />
    </Dialog>
  );
}
