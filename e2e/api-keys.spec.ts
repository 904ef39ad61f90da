import { expect, type Page, test } from "@playwright/test";
import { demo, languages, prefer, signIn } from "./support/demo";
import { createKey, openKey } from "./support/keys";
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
    const secret = await createKey(page, language, name);
    expect(secret).toMatch(/^ag_/);
    await expect(page.getByRole("dialog").locator("pre")).toContainText(secret);
    await expect.poll(async () => (await check(page, secret)).status()).not.toBe(401);

    await openKey(page, language, name);
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
