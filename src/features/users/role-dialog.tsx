"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DiffView } from "@/components/ui/diff-view";
import { notify } from "@/components/ui/toast";
import { useUiText } from "@/components/ui/ui-text";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { roleKey } from "@/i18n/keys";
import { trpc } from "@/trpc/client";
import type { Admin } from "./admin-panel";
import { RoleField } from "./role-field";

/** Another role, by the role tree; it counts from the admin's next request on. */
export function RoleDialog({ admin, onClose }: { admin: Admin; onClose: () => void }) {
  const t = useTranslations("users.role");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name: admin.name })}
      description={t("description")}
    >
      <RoleForm admin={admin} onClose={onClose} />
    </Dialog>
  );
}

function RoleForm({ admin, onClose }: { admin: Admin; onClose: () => void }) {
  const t = useTranslations("users.role");
  const names = useTranslations();
  const ui = useUiText();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const [role, setRole] = useState(admin.role);
  const change = useGuardedMutation(trpc.access.changeRole.useMutation(), "access.changeRole");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (role === admin.role) return onClose();
    const outcome = await change.run({ upn: admin.upn, role });
    if (outcome.state !== "done") return;
    await cache.access.invalidate();
    notify({ title: t("done", { name: admin.name, role: names(roleKey(role)) }) });
    onClose();
  };
  const diff = {
    field: t("field"),
    before: names(roleKey(admin.role)),
    after: names(roleKey(role)),
  };
  return (
    <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <RoleField value={role} onValueChange={setRole} handsOut={admin.abilities.roles} />
      {role !== admin.role && <DiffView changes={[diff]} label={t("field")} />}
      {change.error ? <Banner tone="danger">{errors.text(change.error)}</Banner> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{ui.cancel}</Button>
        <Button type="submit" variant="primary" loading={change.pending}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
