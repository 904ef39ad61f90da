"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useDensity } from "@/components/layout/density";
import type { ThemeChoice } from "@/components/layout/preferences";
import { Section } from "@/components/layout/section";
import { applyTheme } from "@/components/layout/theme-switch";
import { Segmented } from "@/components/ui/segmented";
import { useUiText } from "@/components/ui/ui-text";

/** How the console looks in this browser. */
export function Looks(props: { theme: ThemeChoice }) {
  const t = useTranslations("account.looks");
  const themes = useTranslations("shell.theme");
  const ui = useUiText();
  const router = useRouter();
  const { density, setDensity } = useDensity();
  const [theme, setTheme] = useState(props.theme);
  const choose = (next: ThemeChoice) => {
    setTheme(next);
    applyTheme(next);
    router.refresh();
  };
  return (
    <Section title={t("title")} description={t("description")}>
      <div className="grid gap-3">
        <Choice label={themes("label")}>
          <Segmented
            label={themes("label")}
            options={(["light", "dark", "system"] as const).map((value) => ({
              value,
              label: themes(value),
            }))}
            value={theme}
            onValueChange={choose}
          />
        </Choice>
        <Choice label={ui.density}>
          <Segmented
            label={ui.density}
            options={[
              { value: "comfortable", label: ui.densityComfortable },
              { value: "compact", label: ui.densityCompact },
            ]}
            value={density}
            onValueChange={setDensity}
          />
        </Choice>
      </div>
    </Section>
  );
}

function Choice(props: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <span className="text-sm">{props.label}</span>
      {props.children}
    </div>
  );
}
