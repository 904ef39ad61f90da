import { expect, test } from "@playwright/test";
import { demo, languages, prefer, signIn } from "./support/demo";
import { texts } from "./support/texts";

for (const language of languages) {
  const t = texts(language, "audit-page");
  const role = texts(language, "roles");

  test(`the log is searched, read, verified and exported in ${language}`, async ({
    page,
    context,
  }) => {
    await prefer(context, language);
    await signIn(page, "super_admin");
    const { email } = demo.admins.super_admin;
    await page.goto(
      `/security/audit-logs?action=session.sign_in&actor=${encodeURIComponent(email)}`,
    );
    const rows = page.locator("[data-row]");
    await expect(rows.first()).toContainText(email);

    await rows.first().locator("[data-row-open]").click();
    const sheet = page.getByRole("dialog");
    await expect(sheet.getByRole("table", { name: t("changes") })).toBeVisible();
    await expect(page).toHaveURL(/row=\d+/);
    await page.keyboard.press("Escape");
    await expect(sheet).toHaveCount(0);

    await page.getByRole("button", { name: t("verify.action") }).click();
    const intact = t("verify.intact").split("{seq}")[0]!;
    await expect(page.getByRole("dialog")).toContainText(intact);
    await page.keyboard.press("Escape");

    await page.getByRole("button", { name: t("export.action") }).click();
    const download = page.waitForEvent("download");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: t("export.submit") })
      .click();
    expect((await download).suggestedFilename()).toMatch(/^audit-log-\d+\.csv$/);
    await expect(page.getByRole("dialog")).toContainText("SHA-256");

    await page.goto("/security/audit-logs?action=audit.log.export");
    await expect(rows.first()).toContainText(role("super_admin"));
  });
}
