import { expect, test } from "@playwright/test";
import { languages, prefer } from "./support/demo";
import { failRun } from "./support/sessions";
import { enter } from "./support/signed-in";
import { texts } from "./support/texts";

for (const language of languages) {
  const t = texts(language, "jobs");
  const name = t("names.jobs-clean-up");
  const message = `journey ${language} ${Date.now()}`;

  test(`a job is run by hand, looked into, and a failed run retried in ${language}`, async ({
    page,
    context,
  }) => {
    await prefer(context, language);
    await enter(page, "super_admin");
    await page.goto("/workflows");
    const job = page.locator("[data-row]", { hasText: name });
    await expect(job).toContainText("03:20");
    await job.hover();
    await job.getByRole("button", { name: t("runNow.action") }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: t("runNow.action") })
      .click();

    await page.waitForURL("**/executions?run=**");
    const sheet = page.getByRole("dialog", { name });
    await expect(sheet).toContainText(t("statuses.completed"));
    const steps = sheet.getByRole("list").getByRole("listitem");
    await expect(steps.first()).toContainText(t("stepStatuses.completed"));
    await expect(sheet.getByRole("button", { name: t("retry.action") })).toHaveCount(0);

    const first = new URL(page.url()).searchParams.get("run")!;
    await failRun(first, message);
    await page.goto("/executions?status=failed");
    const failed = page.locator("[data-row]", { hasText: message });
    await expect(failed).toContainText(t("statuses.failed"));
    await failed.locator("[data-row-open]").click();
    await expect(sheet.getByRole("alert")).toContainText(message);
    await sheet.getByRole("button", { name: t("retry.action") }).click();
    await expect(page).not.toHaveURL((url) => url.searchParams.get("run") === first);
    await expect(sheet).toContainText(t("statuses.completed"));
    await sheet.getByRole("link", { name: t("detail.openRun") }).click();
    await expect(sheet).toContainText(message);
  });
}
