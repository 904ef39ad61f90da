"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useUiText } from "@/components/ui/ui-text";
import { refusalOf, useErrorText } from "@/features/shell/use-error-text";
import { nobody, PeoplePicker, readPeople } from "../../changes/people-picker";
import type { Pool } from "../../pool";
import { useMemberChanges } from "./use-member-changes";

/** Refusals about the people named, which belong at their field. */
const aboutPeople = new Set([
  "directory.user_not_found",
  "quota.people_unknown",
  "quota.members_too_many",
]);

/** Adds people by search, or a pasted list of them: all or none. */
export function AddMembersDialog({ pool, onClose }: { pool: Pool; onClose: () => void }) {
  const t = useTranslations("pools.members");
  const ui = useUiText();
  const errors = useErrorText();
  const [draft, setDraft] = useState(nobody);
  const [tried, setTried] = useState(false);
  const { add, adding } = useMemberChanges(pool, onClose);

  const { upns, wrong } = readPeople(draft);
  const failed = adding.error ? errors.text(adding.error) : undefined;
  const atField = aboutPeople.has(refusalOf(adding.error)?.code ?? "");
  const missing = tried && upns.length === 0 ? errors.code("quota.members_none") : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (upns.length > 0 && wrong.length === 0) void add(upns);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      mayClose={() => upns.length === 0}
      title={t("addTitle", { label: pool.label })}
      description={t("addDescription")}
    >
      <form onSubmit={submit} className="grid gap-4" noValidate>
        <PeoplePicker
          draft={draft}
          onDraft={(next) => {
            setDraft(next);
            adding.reset();
          }}
          error={atField ? failed : missing}
        />
        {failed && !atField ? <Banner tone="danger">{failed}</Banner> : null}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button type="submit" variant="primary" loading={adding.pending}>
            {t("addAction", { count: upns.length })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
