import { expect, test } from "@playwright/test";
import { languages, prefer, signIn } from "./support/demo";
import { askForRotation, createKey, openKey } from "./support/keys";
import { texts } from "./support/texts";

for (const language of languages) {
  const t = texts(language, "approvals-page");

  test(`a key is rotated by two people in ${language}`, async ({ page, context, browser }) => {
    const name = `rotation-${language}-${Date.now()}`;
    await prefer(context, language);
    await signIn(page, "super_admin");
    const first = await createKey(page, language, name);
    await openKey(page, language, name);
    await askForRotation(page, language, `because of ${name}`);

    const second = await browser.newContext();
    await prefer(second, language);
    const approver = await second.newPage();
    await signIn(approver, "ops");
    await approver.goto("/approvals");
    await approver
      .locator("[data-row]", { hasText: `because of ${name}` })
      .locator("[data-row-open]")
      .click();
    await expect(approver.getByRole("table", { name: t("change") })).toContainText("24");
    await approver.getByRole("button", { name: t("approve.action") }).click();
    await approver.getByLabel(t("decisionReason")).fill("seen and agreed");
    await approver
      .getByRole("dialog")
      .last()
      .getByRole("button", { name: t("approve.action") })
      .click();
    await expect(approver.locator("[data-row]", { hasText: `because of ${name}` })).toHaveCount(0);
    await second.close();

    await page.goto("/approvals?view=mine");
    await page
      .locator("[data-row]", { hasText: `because of ${name}` })
      .locator("[data-row-open]")
      .click();
    await expect(page.getByRole("dialog")).toContainText("seen and agreed");
    await page.getByRole("button", { name: t("run.action") }).click();
    const issued = page.getByRole("dialog", { name: t("run.issued") });
    const secret = await issued.locator(".select-all").textContent();
    expect(secret).toMatch(/^ag_/);
    expect(secret).not.toBe(first);
    await issued.getByRole("button", { name: t("run.stored") }).click();
    await expect(page.getByText(secret!)).toHaveCount(0);
  });
}
