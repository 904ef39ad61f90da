"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useUiText } from "@/components/ui/ui-text";
import type { Role } from "@/core/permissions";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useMe } from "@/features/shell/me";
import { useErrorText } from "@/features/shell/use-error-text";
import { CreateAdmin } from "@/modules/access/schema/admins";
import { trpc } from "@/trpc/client";
import type { AdminMade } from "./create-admin";
import { type PasswordChoice, PasswordChoiceField } from "./password-choice";
import { emptyPerson, type PersonChoice, PersonFields } from "./person-fields";
import { RoleField } from "./role-field";

type Draft = { person: PersonChoice; role: Role; password: PasswordChoice };

const toInput = ({ person, role, password }: Draft) => ({
  upn: person.known?.value ?? person.upn,
  email: person.email,
  ...(person.mode === "new" && { displayName: person.name }),
  role,
  ...(password.method === "direct" && { password: password.password }),
});

export function CreateAdminForm(props: { onClose: () => void; onMade: (made: AdminMade) => void }) {
  const t = useTranslations("users.create");
  const ui = useUiText();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const { handsOut } = useMe();
  const [draft, setDraft] = useState<Draft>({
    person: emptyPerson,
    role: "viewer",
    password: { method: "link", password: "" },
  });
  const [tried, setTried] = useState(false);
  const create = useGuardedMutation(trpc.access.createAdmin.useMutation(), "access.createAdmin");
  const parsed = CreateAdmin.safeParse(toInput(draft));
  const problems = Object.fromEntries(
    (parsed.error?.issues ?? []).map(({ path, message }) => [path[0], errors.code(message)]),
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!parsed.success) return;
    const outcome = await create.run(toInput(draft));
    if (outcome.state !== "done") return;
    await Promise.all([cache.access.admins.invalidate(), cache.access.roles.invalidate()]);
    props.onMade(outcome.output);
  };
  return (
    <form className="grid gap-5" onSubmit={(event) => void submit(event)}>
      <PersonFields
        value={draft.person}
        onValueChange={(person) => setDraft((old) => ({ ...old, person }))}
        problems={tried ? problems : {}}
      />
      <RoleField
        value={draft.role}
        onValueChange={(role) => setDraft((old) => ({ ...old, role }))}
        handsOut={handsOut}
      />
      <PasswordChoiceField
        value={draft.password}
        onValueChange={(password) => setDraft((old) => ({ ...old, password }))}
        tried={tried}
      />
      {create.error ? <Banner tone="danger">{errors.text(create.error)}</Banner> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={props.onClose}>{ui.cancel}</Button>
        <Button type="submit" variant="primary" loading={create.pending}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
