"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CommandPalette } from "@/components/layout/command-palette";
import { Kbd } from "@/components/ui/kbd";
import { usePaletteGroups } from "./palette-groups";
import { usePaletteSearch } from "./palette-search";
import type { Navigation } from "./use-navigation";

/** ⌘K: pages, pools, people and what one may do; what is shut says which capability would open it. */
export function Palette(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  navigation: Navigation;
}) {
  const t = useTranslations("shell.palette");
  const [query, setQuery] = useState("");
  const groups = usePaletteGroups(props.navigation);
  const found = usePaletteSearch(props.open ? query.trim() : "");
  const change = (open: boolean) => {
    if (!open) setQuery("");
    props.onOpenChange(open);
  };
  return (
    <CommandPalette
      open={props.open}
      onOpenChange={change}
      label={t("label")}
      placeholder={t("placeholder")}
      query={query}
      onQueryChange={setQuery}
      groups={groups}
      found={found.groups}
      searching={found.searching}
      empty={t("empty", { query })}
      footer={
        <>
          <Hint keys="↑ ↓" label={t("move")} />
          <Hint keys="↵" label={t("choose")} />
        </>
      }
    />
  );
}

function Hint(props: { keys: string; label: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <Kbd>{props.keys}</Kbd>
      {props.label}
    </span>
  );
}
