import { expect, test } from "@playwright/test";
import { demo, languages, prefer, signIn } from "./support/demo";
import { ageSignIns } from "./support/sessions";
import { confirmIdentity, texts } from "./support/texts";

for (const language of languages) {
  const t = texts(language, "users");
  const roles = texts(language, "roles");

  test(`an admin is created, sets a password, signs in and gets a role in ${language}`, async ({
    page,
    context,
    browser,
  }) => {
    const key = `journey-${language.toLowerCase()}-${Date.now()}`;
    const upn = `${key}@link.example.edu`;
    const password = `violet harbour ${Date.now()} lantern`;
    await prefer(context, language);
    await signIn(page, "super_admin");
    await page.goto("/users?tab=admins");
    await page.getByRole("button", { name: t("create.action") }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(t("create.new"), { exact: true }).click();
    await dialog.getByLabel(t("create.upn")).fill(upn);
    await dialog.getByLabel(t("create.name"), { exact: false }).first().fill("Journey Person");
    await dialog.getByLabel(t("create.email")).fill(upn);
    await dialog.getByRole("button", { name: t("create.submit"), exact: true }).click();
    const link = (await dialog.locator(".select-all").textContent())!;
    expect(link).toContain("/set-up#");

    const stranger = await browser.newContext();
    await prefer(stranger, language);
    const own = await stranger.newPage();
    await own.goto(link);
    await own.locator("input[name=new-password]").fill(password);
    await own.locator("form button[type=submit]").click();
    await expect(own.locator('a[href="/sign-in"]')).toBeVisible();
    await own.goto("/sign-in?as=admin");
    await own.locator("input[name=login]").fill(upn);
    await own.locator("input[name=password]").fill(password);
    await own.locator("form button[type=submit]").click();
    await own.waitForURL((url) => !url.pathname.startsWith("/sign-in"));

    await page.goto(`/users/${encodeURIComponent(upn)}`);
    await ageSignIns(demo.admins.super_admin.email);
    await page.getByRole("button", { name: t("admin.changeRole") }).click();
    await page.getByRole("dialog").getByText(roles("support"), { exact: true }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: t("role.submit") })
      .click();
    await confirmIdentity(page, demo.admins.super_admin.password);
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.locator("main")).toContainText(roles("support"));
    await stranger.close();
  });
}
