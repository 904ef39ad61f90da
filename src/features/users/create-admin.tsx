"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useCan } from "@/features/shell/me";
import { CreateAdminForm } from "./create-admin-form";
import { SetUpLink, type SetUpLinkMade } from "./set-up-link";

export type AdminMade = { upn: string; setupLink: SetUpLinkMade | null };

/** Makes somebody an admin; a set-up link is shown here and nowhere else. */
export function CreateAdmin() {
  const t = useTranslations("users.create");
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<AdminMade>();
  if (!useCan("admins.accounts.write")) return null;
  const change = (next: boolean) => {
    setOpen(next);
    setMade(undefined);
  };
  return (
    <>
      <Button
        variant="primary"
        icon={<UserPlus aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t("action")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={change}
        mayClose={() => !made?.setupLink}
        title={made ? t("done", { upn: made.upn }) : t("title")}
        description={made ? undefined : t("description")}
        footer={
          made && (
            <Button variant="primary" onClick={() => change(false)}>
              {made.setupLink ? t("passedOn") : t("close")}
            </Button>
          )
        }
      >
        {!made && <CreateAdminForm onClose={() => change(false)} onMade={setMade} />}
        {made?.setupLink && <SetUpLink link={made.setupLink} upn={made.upn} />}
        {made && !made.setupLink && <Banner tone="info">{t("mustChange")}</Banner>}
      </Dialog>
    </>
  );
}
