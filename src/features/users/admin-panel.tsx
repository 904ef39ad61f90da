"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section } from "@/components/layout/section";
import { Button } from "@/components/ui/button";
import { useFormat } from "@/components/ui/format-provider";
import { KeyValueList } from "@/components/ui/key-value-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { roleKey } from "@/i18n/keys";
import type { RouterOutputs } from "@/trpc/client";
import { DisableDialog } from "./disable-dialog";
import { ResetDialog } from "./reset-dialog";
import { RoleDialog } from "./role-dialog";
import { AdminState } from "./states";
import { useAdmin } from "./use-admin";

export type Admin = RouterOutputs["access"]["admin"];
type Task = "role" | "disable" | "reset" | "link";

/** Somebody's console account, and what the reader may do with it. */
export function AdminPanel({ upn }: { upn: string }) {
  const t = useTranslations("users.admin");
  const { admin } = useAdmin(upn);
  const [task, setTask] = useState<Task>();
  const end = () => setTask(undefined);
  if (!admin) return null;
  return (
    <Section title={t("title")}>
      <div className="grid gap-3">
        <AdminFacts admin={admin} />
        <AdminActions admin={admin} onTask={setTask} />
      </div>
      {task === "role" && <RoleDialog admin={admin} onClose={end} />}
      {task === "disable" && <DisableDialog admin={admin} onClose={end} />}
      {(task === "reset" || task === "link") && (
        <ResetDialog admin={admin} what={task} onClose={end} />
      )}
    </Section>
  );
}

function AdminFacts({ admin }: { admin: Admin }) {
  const t = useTranslations("users.admin");
  const names = useTranslations();
  const format = useFormat();
  const ago = (at: Date | null) => (at ? <RelativeTime at={at} /> : t("never"));
  const link = admin.setupLinkUntil && {
    label: t("linkUntil"),
    value: format.date(admin.setupLinkUntil),
  };
  return (
    <KeyValueList
      items={[
        { label: t("role"), value: names(roleKey(admin.role)) },
        { label: t("state"), value: <AdminState state={admin.state} /> },
        { label: t("signIn"), value: ago(admin.lastSignInAt) },
        { label: t("active"), value: ago(admin.lastActiveAt) },
        { label: t("passwordChanged"), value: ago(admin.passwordChangedAt) },
        ...(link ? [link] : []),
      ]}
    />
  );
}

function AdminActions({ admin, onTask }: { admin: Admin; onTask: (task: Task) => void }) {
  const t = useTranslations("users.admin");
  const { abilities, state } = admin;
  const disabled = admin.disabledAt !== null;
  const none = !abilities.disable && !abilities.reset && abilities.roles.length === 0;
  if (none) return <p className="text-muted text-xs">{t("nothing")}</p>;
  return (
    <div className="flex flex-wrap gap-2">
      {abilities.roles.length > 0 && (
        <Button size="sm" onClick={() => onTask("role")}>
          {t("changeRole")}
        </Button>
      )}
      {abilities.reset && !disabled && (
        <Button size="sm" onClick={() => onTask(state === "pending" ? "link" : "reset")}>
          {t(state === "pending" ? "newLink" : "reset")}
        </Button>
      )}
      {abilities.disable && (
        <Button
          size="sm"
          variant={disabled ? "secondary" : "danger-quiet"}
          onClick={() => onTask("disable")}
        >
          {t(disabled ? "enable" : "disable")}
        </Button>
      )}
    </div>
  );
}
