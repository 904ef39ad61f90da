"use client";

import { useTranslations } from "next-intl";
import type { Tone } from "@/components/ui/badge";
import { StatusDot } from "@/components/ui/status-dot";
import { type Change, type Item, isOpen } from "./change";

const changeTones: Record<Change["state"], Tone> = {
  open: "info",
  undoing: "warn",
  done: "accent",
  undone: "danger",
  superseded: "neutral",
};

/** How a change stands; one that is held up says so. */
export function ChangeState({ change }: { change: Change }) {
  const t = useTranslations("subAccount.changes.states");
  if (isOpen(change) && change.code !== null && !change.working) {
    return <StatusDot tone="warn">{t("held")}</StatusDot>;
  }
  return <StatusDot tone={changeTones[change.state]}>{t(change.state)}</StatusDot>;
}

const itemTones: Record<Item["state"], Tone> = {
  waiting: "neutral",
  sent: "info",
  done: "accent",
  failed: "danger",
  undone: "neutral",
};

export function ItemState({ item }: { item: Item }) {
  const t = useTranslations("subAccount.changes.itemStates");
  if (item.state === "waiting" && item.code !== null) {
    return <StatusDot tone="warn">{t("again")}</StatusDot>;
  }
  return <StatusDot tone={itemTones[item.state]}>{t(item.state)}</StatusDot>;
}
