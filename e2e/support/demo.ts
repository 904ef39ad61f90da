import { readFileSync } from "node:fs";
import path from "node:path";
import type { BrowserContext, Page } from "@playwright/test";

type Role = "super_admin" | "admin" | "support" | "finance" | "ops" | "reviewer" | "viewer";

/** What the demo wrote for scripts that drive it. */
export type Demo = {
  baseUrl: string;
  apiKey: string;
  admins: Record<Role, { email: string; password: string }>;
  manager: { upn: string; password: string; pools: string[] };
  subAccount: { username: string; password: string };
  pools: { name: string; members: string[]; approaches: string[] }[];
};

const home = process.env.AIRGATE_HOME ?? ".airgate";
export const demo = JSON.parse(readFileSync(path.join(home, "demo.json"), "utf8")) as Demo;

export type Language = "zh-CN" | "en";
export type Theme = "light" | "dark";
export const languages: readonly Language[] = ["zh-CN", "en"];

/** Shows the pages in a language and a theme, as the switches in the top bar would. */
export async function prefer(context: BrowserContext, language: Language, theme: Theme = "light") {
  const url = process.env.AIRGATE_BASE_URL ?? "http://localhost:3000";
  await context.addCookies([
    { name: "airgate-locale", value: language, url },
    { name: "airgate-theme", value: theme, url },
  ]);
}

/** Who signs in: a console role, the manager of some pools, or the sub-account of the portal. */
export type Who = Role | "manager" | "sub_account";

const doors: Record<
  "manager" | "sub_account",
  () => [door: string, login: string, secret: string]
> = {
  manager: () => ["person", demo.manager.upn, demo.manager.password],
  sub_account: () => ["sub_account", demo.subAccount.username, demo.subAccount.password],
};

/** Signs in through the page, as a person does. */
export async function signIn(page: Page, who: Who): Promise<void> {
  const [door, login, secret] =
    who === "manager" || who === "sub_account"
      ? doors[who]()
      : ["admin", demo.admins[who].email, demo.admins[who].password];
  await page.goto(`/sign-in?as=${door}`);
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=password]").fill(secret);
  await page.locator("form button[type=submit]").click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}
