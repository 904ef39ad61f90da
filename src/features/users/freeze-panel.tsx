"use client";

import { Snowflake, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section } from "@/components/layout/section";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useCan, useMe } from "@/features/shell/me";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { useAdmin } from "./use-admin";
import type { Person } from "./user-detail";

/** Shuts a person out of signing in and spending, or lets them back. */
export function FreezePanel({ person }: { person: Person }) {
  const t = useTranslations("users.freeze");
  const me = useMe();
  const { admin, loading } = useAdmin(person.upn);
  const [open, setOpen] = useState(false);
  const frozen = person.frozen_at !== null;
  const may = useCan("users.status.write") && person.upn !== me.id;
  if (!may || loading || (admin && !admin.abilities.freeze)) return null;
  return (
    <Section title={t(frozen ? "frozen" : "title")} description={t(frozen ? "liftAbout" : "about")}>
      <Button
        variant={frozen ? "secondary" : "danger-quiet"}
        icon={frozen ? <Sun aria-hidden="true" /> : <Snowflake aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t(frozen ? "lift" : "freeze")}
      </Button>
      {open && <FreezeDialog person={person} frozen={frozen} onClose={() => setOpen(false)} />}
    </Section>
  );
}

function FreezeDialog(props: { person: Person; frozen: boolean; onClose: () => void }) {
  const t = useTranslations("users.freeze");
  const reasons = useTranslations("safeguards.reason");
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const { person, frozen, onClose } = props;
  const freeze = useGuardedMutation(trpc.access.freezePerson.useMutation(), "access.freezePerson");
  const lift = useGuardedMutation(
    trpc.access.unfreezePerson.useMutation(),
    "access.unfreezePerson",
  );
  const change = frozen ? lift : freeze;
  const confirm = async (reason: string) => {
    const outcome = await change.run({ upn: person.upn, reason });
    if (outcome.state !== "done") return;
    await Promise.all([cache.directory.invalidate(), cache.access.invalidate()]);
    const count = outcome.output.sessionsEnded;
    notify({ title: frozen ? t("lifted") : t("done", { count }) });
    onClose();
  };
  const name = person.display_name;
  return (
    <ConfirmDialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t(frozen ? "liftTitle" : "freezeTitle", { name })}
      description={t(frozen ? "liftAbout" : "about")}
      tone={frozen ? "primary" : "danger"}
      action={t(frozen ? "lift" : "freeze")}
      reason={{ label: reasons("label"), help: reasons("help") }}
      pending={change.pending}
      error={change.error ? errors.text(change.error) : undefined}
      onConfirm={({ reason }) => void confirm(reason)}
    />
  );
}
