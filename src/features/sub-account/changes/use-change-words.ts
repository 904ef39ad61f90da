"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useErrorText } from "@/features/shell/use-error-text";
import type { Change, Item } from "./change";
import { isOurs, ownCode, troubleOf } from "./trouble";

/** Changes, their items and what holds them up, in words. */
export function useChangeWords() {
  const t = useTranslations("subAccount.changes");
  const errors = useErrorText();
  return useMemo(
    () => ({
      kind: ({ kind, detail }: Change) =>
        detail.project
          ? t("inProject", { kind: t(`kinds.${kind}`), project: detail.project })
          : t(`kinds.${kind}`),
      item: ({ subject }: Item) => t(`verbs.${subject.verb}`, valuesOf(subject, t("everywhere"))),
      /** One of our own codes has a text of its own; the cloud's are told by what they come to. */
      trouble: (code: string) =>
        isOurs(code) ? errors.code(ownCode(code)) : t(`troubles.${troubleOf(code)}`),
    }),
    [t, errors],
  );
}

function valuesOf(subject: Item["subject"], everywhere: string): Record<string, string> {
  const active = "active" in subject && subject.active ? "yes" : "no";
  const allowed = "allowed" in subject && subject.allowed ? "yes" : "no";
  return {
    policy: "grant" in subject ? subject.grant.name : "",
    place: "grant" in subject ? subject.grant.project || everywhere : "",
    key: "key" in subject && subject.key ? subject.key : "",
    active,
    allowed,
  };
}
