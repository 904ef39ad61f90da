import { expect, type Page, test } from "@playwright/test";
import { demo, languages, prefer, signIn } from "./support/demo";
import { texts } from "./support/texts";

const [pool] = demo.pools;

/** What the chat backend asks before a request. */
const check = (page: Page, secret: string) =>
  page.request.post("/api/v1/check-balance", {
    headers: { authorization: `Bearer ${secret}` },
    data: {
      upn: pool!.members[0],
      approach_id: pool!.approaches[0],
      quota_pool: pool!.name,
    },
  });

for (const language of languages) {
  const t = texts(language, "apiKeys");
  const reasons = texts(language, "safeguards");

  test(`a key is created, used and revoked in ${language}`, async ({ page, context }) => {
    const name = `journey-${language}-${Date.now()}`;
    await prefer(context, language);
    await signIn(page, "super_admin");
    await page.goto("/security/secrets");
    await page.getByRole("button", { name: t("create.action") }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(t("create.name")).fill(name);
    await dialog.getByRole("button", { name: t("create.submit"), exact: true }).click();

    const secret = (await dialog.locator(".select-all").textContent())!;
    expect(secret).toMatch(/^ag_/);
    await expect(dialog.locator("pre")).toContainText(secret);
    await expect.poll(async () => (await check(page, secret)).status()).not.toBe(401);
    await dialog.getByRole("button", { name: t("create.stored") }).click();
    await expect(dialog).toHaveCount(0);

    await page
      .getByRole("button", { name: new RegExp(name) })
      .first()
      .click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: t("revoke.action") })
      .click();
    const confirm = page.getByRole("dialog").last();
    await confirm.getByLabel(reasons("reason.label")).fill("journey is over");
    await confirm.getByLabel(new RegExp(name)).fill(name);
    await confirm.getByRole("button", { name: t("revoke.action") }).click();
    await expect(confirm.getByLabel(reasons("reason.label"))).toHaveCount(0);
    await expect.poll(async () => (await check(page, secret)).status()).toBe(401);
  });
}
