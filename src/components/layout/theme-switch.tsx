"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { rememberPreference } from "./preference-cookie";
import { type ThemeChoice, themeAttribute, themeCookie } from "./preferences";

const icons = { light: Sun, dark: Moon, system: Monitor };

export type ThemeLabels = Record<ThemeChoice, string> & { theme: string };

export function applyTheme(theme: ThemeChoice): void {
  const attribute = themeAttribute(theme);
  if (attribute) document.documentElement.dataset.theme = attribute;
  else delete document.documentElement.dataset.theme;
  rememberPreference(themeCookie, theme);
}

/** Light, dark or as the system has it. `initial` is what the server read from the cookie. */
export function ThemeSwitch(props: { initial: ThemeChoice; labels: ThemeLabels }) {
  const [theme, setTheme] = useState(props.initial);
  const Icon = icons[theme];
  const choose = (choice: ThemeChoice) => {
    setTheme(choice);
    applyTheme(choice);
  };
  return (
    <DropdownMenu
      trigger={
        <Button
          variant="ghost"
          aria-label={`${props.labels.theme}: ${props.labels[theme]}`}
          className="size-8 px-0"
        >
          <Icon aria-hidden="true" />
        </Button>
      }
      groups={[
        {
          label: props.labels.theme,
          actions: (["light", "dark", "system"] as const).map((choice) => {
            const ChoiceIcon = icons[choice];
            return {
              id: choice,
              label: props.labels[choice],
              icon: <ChoiceIcon aria-hidden="true" />,
              shortcut: choice === theme ? "✓" : undefined,
              onSelect: () => choose(choice),
            };
          }),
        },
      ]}
    />
  );
}
