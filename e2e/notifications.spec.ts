import { expect, type Page, test } from "@playwright/test";
import { languages, prefer, signIn, type Who } from "./support/demo";
import { forgetRead } from "./support/sessions";
import { texts } from "./support/texts";

/** Somebody of their own for each language, because the bell is each person's own. */
const whos: readonly Who[] = ["super_admin", "ops"];

languages.forEach((language, n) => {
  const t = texts(language, "notifications");
  const alerts = texts(language, "alerts");
  const ui = texts(language, "shell");
  const who = whos[n] as Who;
  const enter = async (page: Page) => {
    await prefer(page.context(), language);
    // What follows asks who it is unless that was confirmed lately.
    await signIn(page, who);
  };

  test(`a webhook is added, tested, switched off and deleted in ${language}`, async ({ page }) => {
    await enter(page);
    await page.goto("/settings/notifications");
    const name = `journey ${Date.now()}`;
    await page
      .getByRole("button", { name: t("add.action") })
      .first()
      .click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: t("add.submit"), exact: true }).click();
    await expect(dialog.getByText(texts(language, "errors-alerts")("name_required"))).toBeVisible();
    await dialog.getByRole("radio", { name: t("kinds.webhook") }).click();
    await dialog.getByLabel(t("fields.name")).fill(name);
    await dialog.locator("input[type=password]").fill(`https://hooks.example.com/${name.slice(8)}`);
    await dialog.getByRole("button", { name: t("add.submit"), exact: true }).click();
    const secret = await dialog.getByText(/^whsec_/).textContent();
    await dialog.getByRole("button", { name: t("add.stored") }).click();
    await page.reload();
    const row = page.locator("[data-row]", { hasText: name });
    await expect(row).toContainText(t("states.on"));
    expect(await page.content()).not.toContain(secret);

    await row.hover();
    await row.getByRole("button", { name: t("test.action") }).click();
    await dialog.getByRole("button", { name: t("test.send") }).click();
    await expect(dialog.getByRole("button", { name: t("test.again") })).toBeVisible({
      timeout: 30_000,
    });
    await expect(dialog.getByText(t("test.code"), { exact: true })).toBeVisible();
    await dialog
      .getByRole("button", { name: ui("ui.close") })
      .first()
      .click();

    const choose = async (action: string) => {
      await row.hover();
      await row.getByRole("button", { name: ui("ui.rowActions") }).click();
      await page.getByRole("menuitem", { name: action, exact: true }).click();
    };
    await choose(t("switch.off"));
    await dialog.getByRole("button", { name: t("switch.off"), exact: true }).click();
    await expect(row).toContainText(t("states.by_hand"));
    await choose(t("remove.action"));
    await dialog.getByRole("textbox").fill(name);
    await dialog.getByRole("button", { name: t("remove.action"), exact: true }).click();
    await expect(row).toHaveCount(0);
  });

  test(`the bell leads to an alert, which is taken over and opened again in ${language}`, async ({
    page,
  }) => {
    await enter(page);
    await forgetRead();
    await page.goto("/iam/alerts");
    const bell = page.locator("header").getByRole("button", { name: alerts("bell.title") });
    await bell.click();
    const panel = page.getByRole("dialog", { name: alerts("bell.title") });
    await expect(panel.getByRole("listitem").first()).toBeVisible();
    await panel.getByRole("button", { name: alerts("markRead") }).click();
    await expect(bell).toHaveAccessibleName(alerts("bell.title"));
    await page.keyboard.press("Escape");

    await page.goto("/iam/alerts?state=open&type=sub_account.quota_step");
    await page.locator("[data-row-open]").first().click();
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("button", { name: alerts("actions.acknowledge") }).click();
    const confirm = page.getByRole("dialog").last();
    await confirm.getByRole("textbox").fill("journey");
    await confirm.getByRole("button", { name: alerts("actions.acknowledge") }).click();
    await expect(sheet).toContainText(alerts("states.acknowledged"));
    await expect(sheet).toContainText("journey");
    await sheet.getByRole("button", { name: alerts("actions.reopen") }).click();
    await page
      .getByRole("dialog")
      .last()
      .getByRole("button", { name: alerts("actions.reopen") })
      .click();
    await expect(sheet).toContainText(alerts("states.open"));
  });
});
