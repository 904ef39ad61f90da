import { expect, test } from "@playwright/test";
import { type Language, prefer, signIn, type Who } from "./support/demo";
import { texts } from "./support/texts";

const open = ["dashboard", "approvals", "workspaces", "users", "roles", "workflows", "executions"];

/** Where each kind of user starts, and which pages stand in their navigation besides. */
const users: readonly { who: Who; home: string; heading: string; pages: readonly string[] }[] = [
  ...(["super_admin", "admin", "ops"] as const).map((who) => ({
    who,
    home: "/dashboard",
    heading: "dashboard",
    pages: who === "admin" ? [...open, "auditLogs"] : [...open, "auditLogs", "secrets"],
  })),
  ...(["support", "finance", "reviewer"] as const).map((who) => ({
    who,
    home: "/dashboard",
    heading: "dashboard",
    pages: [...open, "auditLogs"],
  })),
  { who: "viewer", home: "/dashboard", heading: "dashboard", pages: open },
  { who: "manager", home: "/workspaces", heading: "workspaces", pages: ["workspaces"] },
];

for (const { who, home, heading, pages } of users) {
  test(`${who} starts at ${home} and finds what the role opens`, async ({ page, context }) => {
    await prefer(context, "zh-CN");
    await signIn(page, who);
    for (const language of ["zh-CN", "en"] as const satisfies readonly Language[]) {
      if (language === "en") {
        await prefer(context, "en");
        await page.goto("/");
      }
      const t = texts(language, "navigation");
      const links = page.getByRole("navigation").getByRole("link");
      await expect(page).toHaveURL(new RegExp(`${home}$`));
      await expect(page.getByRole("heading", { level: 1, name: t(heading) })).toBeVisible();
      for (const key of [...open, "auditLogs", "secrets"]) {
        const link = links.filter({ hasText: new RegExp(`^${t(key)}\\d*\\+?$`) });
        await expect(link, key).toHaveCount(pages.includes(key) ? 1 : 0);
      }
    }
  });
}

for (const language of ["zh-CN", "en"] as const) {
  test(`a viewer changes nothing and sees no secrets in ${language}`, async ({ page, context }) => {
    const pools = texts(language, "pools");
    const users = texts(language, "users");
    const keys = texts(language, "apiKeys");
    const errors = texts(language, "errors-access");
    await prefer(context, language);
    await signIn(page, "viewer");

    await page.goto("/workspaces?kind=shared");
    await expect(page.locator("[data-row]").first()).toBeVisible();
    await expect(page.getByRole("button", { name: pools("create.button") })).toHaveCount(0);
    await expect(page.getByRole("checkbox")).toHaveCount(0);
    await page.locator("[data-row-open]").first().click();
    await expect(page.getByRole("meter").first()).toBeVisible();
    await expect(page.getByRole("button", { name: pools("side.adjust") })).toHaveCount(0);
    await expect(page.getByRole("button", { name: pools("side.disable") })).toHaveCount(0);

    await page.goto("/users");
    await page.locator("[data-row-open]").first().click();
    await expect(page.getByRole("heading", { name: users("pools.title") })).toBeVisible();
    await expect(page.getByRole("button", { name: users("freeze.freeze") })).toHaveCount(0);
    await expect(page.getByRole("heading", { name: users("refusal.title") })).toHaveCount(0);

    await page.goto("/security/secrets");
    await expect(page.getByText(errors("denied"), { exact: false }).first()).toBeVisible();
    await expect(page.getByRole("button", { name: keys("create.action") })).toHaveCount(0);
    await expect(page.locator("[data-row]")).toHaveCount(0);
  });
}
