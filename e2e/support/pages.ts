import { expect, type Page } from "@playwright/test";
import { demo, type Who } from "./demo";

/** A page that is looked at as a whole: in both languages and themes, by axe and on the contact sheet. */
export type Sight = { name: string; path: string; who: Who | undefined };

const pool = demo.pools[0]?.name ?? "";
/** The demo's sub-account that signs in at the portal; also the example of the API's pages. */
const subAccount = "/iam/sub-accounts/7d2c5f60-5a0e-4d1b-8f7b-2f4f0f3c9e11";
const console = (name: string, path: string, who: Who = "super_admin"): Sight => ({
  name,
  path,
  who,
});

/** Every page of the product. A test compares the list with the files of `src/app`. */
export const sights: readonly Sight[] = [
  { name: "sign-in", path: "/sign-in", who: undefined },
  { name: "set-up", path: "/set-up#a-link-that-does-not-stand", who: undefined },
  console("dashboard", "/dashboard"),
  console("pools", "/workspaces"),
  console("pool", `/workspaces/${pool}`),
  console("pool-members", `/workspaces/${pool}?tab=members`),
  console("pool-models", `/workspaces/${pool}?tab=models`),
  console("pool-ledger", `/workspaces/${pool}?tab=ledger`),
  console("pool-settings", `/workspaces/${pool}?tab=settings`),
  console("roles", "/roles"),
  console("audit-log", "/security/audit-logs"),
  console("api-keys", "/security/secrets"),
  console("approvals", "/approvals"),
  console("people", "/users"),
  console("admins", "/users?tab=admins"),
  console("person", `/users/${encodeURIComponent(demo.manager.upn)}`),
  console("workflows", "/workflows"),
  console("executions", "/executions"),
  console("settings", "/settings"),
  console("notifications", "/settings/notifications"),
  console("sub-accounts", "/iam/sub-accounts"),
  console("sub-account", subAccount),
  console("sub-account-projects", `${subAccount}?tab=projects`),
  console("sub-account-policies", `${subAccount}?tab=policies`),
  console("sub-account-changes", `${subAccount}?tab=changes`),
  console("sub-account-settings", `${subAccount}?tab=settings`),
  console("cloud-accounts", "/iam/accounts"),
  console("ark-keys", "/iam/ark-keys"),
  console("spending", "/iam/spending"),
  console("alerts", "/iam/alerts"),
  console("account", "/account"),
  { name: "api-docs", path: "/api/v1/docs", who: undefined },
  console("manager-pools", "/workspaces", "manager"),
  { name: "portal", path: "/portal", who: "sub_account" },
  { name: "portal-spending", path: "/portal/spending", who: "sub_account" },
  { name: "portal-ark-keys", path: "/portal/ark-keys", who: "sub_account" },
];

/**
 * Opens a page anew and waits until it has its figures. A page that only differs behind `#` would
 * otherwise stay as it is.
 */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(path);
  await expect(page.locator("h1").first()).toBeVisible();
  await expect(page.locator(".shimmer")).toHaveCount(0);
}
