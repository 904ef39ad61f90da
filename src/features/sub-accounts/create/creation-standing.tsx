"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import type { Change } from "@/features/sub-account/changes/change";
import { TroubleText } from "@/features/sub-account/changes/item-list";
import type { Created } from "./create-form";

/** In one sentence how it stands; after a failure what is gone again, and what could not be undone. */
export function Standing({ change, username }: { change: Change; username: string }) {
  const t = useTranslations("subAccounts.progress");
  const left = change.items.filter(({ state }) => state !== "undone").length;
  const why = <TroubleText code={change.code} message={change.message} />;
  switch (change.state) {
    case "done":
      return <Banner tone="accent">{t("done", { username })}</Banner>;
    case "undone":
      return (
        <Banner tone="danger" title={left > 0 ? t("partlyUndone", { left }) : t("undone")}>
          {why}
        </Banner>
      );
    case "undoing":
      return (
        <Banner tone="warn" title={t("undoing")}>
          {why}
        </Banner>
      );
    default:
      return (
        <Banner tone={change.code ? "warn" : "info"} title={change.code ? t("held") : t("running")}>
          {why}
        </Banner>
      );
  }
}

/** For whom else the spending of a project counts. */
export function SharedNote({ shared }: { shared: Created["shared"] }) {
  const t = useTranslations("subAccounts.progress");
  return (
    <Banner tone="warn">
      {shared.map(({ project, others }) => (
        <p key={project}>
          {t("shared", {
            project,
            others: others.map(({ displayName }) => displayName).join("、"),
          })}
        </p>
      ))}
    </Banner>
  );
}
