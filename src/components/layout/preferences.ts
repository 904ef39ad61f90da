import type { Density } from "@/components/data-table/table-state";

export type ThemeChoice = "light" | "dark" | "system";

export const themeCookie = "airgate-theme";
export const densityCookie = "airgate-density";
export const navCookie = "airgate-nav";

export function readTheme(cookie: string | undefined): ThemeChoice {
  return cookie === "light" || cookie === "dark" ? cookie : "system";
}

/** The value of `data-theme` on `<html>`; without it the system decides. */
export function themeAttribute(theme: ThemeChoice): "light" | "dark" | undefined {
  return theme === "system" ? undefined : theme;
}

export function readDensity(cookie: string | undefined): Density {
  return cookie === "compact" ? "compact" : "comfortable";
}

export function readNavFolded(cookie: string | undefined): boolean {
  return cookie === "icons";
}
