"use client";

import { Minus, Plus, Undo2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import type { Grant, Standing } from "./draft";
import { PolicyType } from "./policy-tag";

const tones: Record<Exclude<Standing, "ok">, Tone> = {
  returns: "neutral",
  missing: "warn",
  foreign: "info",
  left: "danger",
};

type Line = {
  grant: Grant;
  standing: Standing;
  /** What is about to happen to it. */
  draft?: "attach" | "detach" | undefined;
  onRemove?: (() => void) | undefined;
  onUndo?: (() => void) | undefined;
};

/** One policy in its place: its type, how it stands, and the way to take it away or leave it. */
export function GrantLine({ grant, standing, draft, onRemove, onUndo }: Line) {
  const t = useTranslations("subAccount.policies");
  return (
    <li
      className={cn(
        "flex min-h-9 items-center gap-2 px-4 py-1 text-sm",
        draft === "attach" && "bg-accent-soft",
        draft === "detach" && "bg-danger-soft",
      )}
    >
      {draft === "attach" && <Plus aria-label={t("toAttach")} className="size-3.5 text-accent" />}
      {draft === "detach" && <Minus aria-label={t("toDetach")} className="size-3.5 text-danger" />}
      <PolicyType type={grant.type} />
      <span className={cn("min-w-0 flex-1 break-words", draft === "detach" && "line-through")}>
        {grant.name}
      </span>
      {standing !== "ok" && !draft && (
        <Badge tone={tones[standing]}>{t(`standing.${standing}`)}</Badge>
      )}
      {onUndo && (
        <IconButton
          size="sm"
          label={t("keep", { policy: grant.name })}
          icon={<Undo2 />}
          onClick={onUndo}
        />
      )}
      {onRemove && (
        <IconButton
          size="sm"
          label={t("remove", { policy: grant.name })}
          icon={<X />}
          onClick={onRemove}
        />
      )}
    </li>
  );
}
