import { type Browser, expect, type Page, test } from "@playwright/test";
import { demo, type Language, languages, prefer, signIn, type Who } from "./support/demo";
import { texts } from "./support/texts";

const owner = demo.subAccount.username;
const reason = "the lab lost its key";

/** Has a key made for the sub-account, waits for the cloud, and reads what is shown once. */
async function create(page: Page, language: Language, name: string): Promise<string> {
  const t = texts(language, "arkKeys");
  await page.goto("/iam/ark-keys");
  await page.getByRole("button", { name: t("create.action") }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t("fields.subAccount")).click();
  await page.getByPlaceholder(texts(language, "shell")("ui.search")).last().fill(owner);
  await page.getByRole("option", { name: new RegExp(owner) }).click();
  const project = dialog.getByRole("combobox", { name: t("fields.project") });
  await project.click();
  await page.getByRole("option").first().click();
  await dialog.getByLabel(t("fields.name")).fill(name);
  await dialog.getByRole("button", { name: t("create.submit"), exact: true }).click();
  await dialog.getByRole("button", { name: t("newKey.show") }).click({ timeout: 60_000 });
  const plaintext = (await dialog.locator(".select-all").textContent()) ?? "";
  await dialog.getByRole("button", { name: t("newKey.stored") }).click();
  await expect(dialog).toHaveCount(0);
  return plaintext;
}

const rowOf = (page: Page, name: string) => page.locator("[data-row]", { hasText: name });

/** A browser of somebody else's. */
async function as(browser: Browser, language: Language, who: Who): Promise<Page> {
  const context = await browser.newContext();
  await prefer(context, language);
  const page = await context.newPage();
  await signIn(page, who);
  return page;
}

for (const language of languages) {
  const t = texts(language, "arkKeys");
  const portal = texts(language, "portalKeys");
  const reasons = texts(language, "safeguards");

  test(`an Ark key is made, shown once, revealed by its owner and audited in ${language}`, async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    const name = `journey-${language}-${Date.now()}`;
    const admin = await as(browser, language, "admin");
    const plaintext = await create(admin, language, name);
    expect(plaintext.length).toBeGreaterThan(15);

    await admin.goto(`/iam/ark-keys?q=${name}`);
    await expect(rowOf(admin, name)).toContainText(t("states.active"));
    await rowOf(admin, name).hover();
    await rowOf(admin, name).getByRole("button").last().click();
    await expect(admin.getByRole("menuitem", { name: t("rename.action") })).toBeVisible();
    await expect(admin.getByRole("menuitem", { name: t("take.action") })).toHaveCount(0);
    await expect(admin.getByRole("menuitem", { name: t("reveal.action") })).toHaveCount(0);
    await expect(admin.getByRole("button", { name: t("reveal.action") })).toHaveCount(0);
    await expect(admin.locator("body")).not.toContainText(plaintext);

    const own = await as(browser, language, "sub_account");
    await own.goto("/portal/ark-keys");
    const item = own.getByRole("listitem").filter({ hasText: name });
    await item.getByRole("button", { name: portal("show") }).click();
    await expect(item.locator("code").last()).toHaveText(plaintext);
    await item.getByRole("button", { name: portal("hide") }).click();
    await expect(own.locator("body")).not.toContainText(plaintext);

    const root = await as(browser, language, "super_admin");
    await root.goto(`/iam/ark-keys?q=${name}`);
    await rowOf(root, name).hover();
    await rowOf(root, name)
      .getByRole("button", { name: t("reveal.action") })
      .click();
    const dialog = root.getByRole("dialog");
    await dialog.getByLabel(reasons("reason.label")).fill(reason);
    await dialog.getByRole("button", { name: t("reveal.show") }).click();
    await expect(dialog.locator("code")).toHaveText(plaintext);

    await root.goto("/security/audit-logs?action=sub_account.ark_key.reveal");
    const told = root.locator("[data-row]");
    await expect(told.first()).toContainText(reason);
    const sheet = root.getByRole("dialog");
    for (const newest of [0, 1, 2]) {
      await told.nth(newest).locator("[data-row-open]").click();
      await expect(sheet).toContainText(name);
      await root.keyboard.press("Escape");
      await expect(sheet).toHaveCount(0);
    }
    await expect(root.locator("body")).not.toContainText(plaintext);
    for (const page of [admin, own, root]) await page.context().close();
  });
}
