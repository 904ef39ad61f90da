"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useCan } from "@/features/shell/me";
import { CreateForm } from "./create-form";
import { type Issued, IssuedSecret } from "./issued-secret";

/** Issues a key; its secret is on this dialog and nowhere else afterwards. */
export function CreateKey() {
  const t = useTranslations("apiKeys.create");
  const [open, setOpen] = useState(false);
  const [issued, setIssued] = useState<Issued & { name: string }>();
  if (!useCan("security.secrets.write")) return null;
  const change = (next: boolean) => {
    setOpen(next);
    setIssued(undefined);
  };
  return (
    <>
      <Button variant="primary" icon={<Plus aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t("action")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={change}
        mayClose={() => issued === undefined}
        title={issued ? t("doneTitle", { name: issued.name }) : t("title")}
        description={issued ? undefined : t("description")}
        footer={
          issued && (
            <Button variant="primary" onClick={() => change(false)}>
              {t("stored")}
            </Button>
          )
        }
      >
        {issued ? (
          <IssuedSecret issued={issued} name={issued.name} />
        ) : (
          <CreateForm onClose={() => change(false)} onIssued={setIssued} />
        )}
      </Dialog>
    </>
  );
}
