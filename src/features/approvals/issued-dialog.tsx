"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { type Issued, IssuedSecret } from "@/features/api-keys/issued-secret";

/** The secret of a rotation. It stands beside the list, whose rows may go while it is open. */
export function IssuedDialog(props: { issued: Issued | undefined; onClose: () => void }) {
  const t = useTranslations("approvals-page.run");
  return (
    <Dialog
      open={props.issued !== undefined}
      onOpenChange={(open) => !open && props.onClose()}
      mayClose={() => false}
      title={t("issued")}
      footer={
        <Button variant="primary" onClick={props.onClose}>
          {t("stored")}
        </Button>
      }
    >
      {props.issued && <IssuedSecret issued={props.issued} />}
    </Dialog>
  );
}
