import { expect, type Locator, type Page, test } from "@playwright/test";
import { control, newMainAccount, requestPoll } from "./support/cloud";
import { demo, type Language, languages, prefer } from "./support/demo";
import { enter } from "./support/signed-in";
import { texts } from "./support/texts";

const portalPassword = "harbour violet lantern ninety";

for (const language of languages) {
  const t = texts(language, "subAccounts");
  const portal = texts(language, "portal");
  const prepaid = texts(language, "prepaid");
  const signIn = texts(language, "signIn");
  const mark = Date.now().toString(36);
  const lab = { userName: `lab-${mark}`, displayName: `Lab ${mark}`, account: `Cloud ${mark}` };
  const row = (page: Page) => page.locator("[data-row]").filter({ hasText: lab.displayName });
  let accountId = 0;

  test.describe
    .serial(`a sub-account in ${language}`, () => {
      test.beforeEach(({ context }) => prefer(context, language));

      test("is created with a first project, and signs in at the portal", async ({ page }) => {
        const main = await newMainAccount(lab.account);
        accountId = main.accountId;
        await enter(page, "super_admin");
        await addCloudAccount(page, language, { name: lab.account, ...main });

        await page.goto("/iam/sub-accounts");
        const dialog = await opened(page, page.getByRole("button", { name: t("create.button") }));
        await choose(page, dialog.getByRole("combobox").first(), lab.account);
        await dialog.getByLabel(t("create.userName")).fill(lab.userName);
        await expect(dialog.getByText(t("create.names.free"))).toBeVisible();
        await dialog.getByLabel(t("create.displayName")).fill(lab.displayName);
        await dialog.getByLabel(t("create.portal"), { exact: true }).check();
        await dialog.locator("input[name=new-password]").fill(portalPassword);
        await choose(page, dialog.getByLabel(t("create.project")), "default");
        await expect(dialog.getByText("ArkFullAccess")).toBeVisible();
        await dialog.locator("button[type=submit]").click();

        await dialog.getByRole("button", { name: t("secret.show") }).click({ timeout: 30_000 });
        await confirmWhenAsked(page, dialog.locator(".select-all").first());
        const secret = dialog.locator(".select-all").nth(1);
        await expect(secret).toHaveText(/\S{20,}/);
        await dialog.getByLabel(t("secret.stored")).check();
        await page.keyboard.press("Escape");
        await expect(dialog).toBeHidden();
        await expect(row(page)).toContainText("1/1");
        await expect(row(page)).not.toContainText(t("secretWaits"));

        await page.context().clearCookies({ name: /session/ });
        await page.goto("/sign-in");
        await page.getByText(signIn("doors.sub_account"), { exact: true }).click();
        await page.locator("input[name=login]").fill(lab.userName);
        await page.locator("input[name=password]").fill(portalPassword);
        await page.locator("form button[type=submit]").click();
        await page.waitForURL("**/portal");
        await expect(page.locator("h1")).toHaveText(lab.displayName);
        await expect(page.getByText(portal("mustChange.title"))).toBeVisible();
        await expect(async () => {
          const signOut = page.getByRole("button", { name: portal("signOut") });
          await signOut.click({ timeout: 1_000 }).catch(() => undefined);
          await page.waitForURL("**/sign-in**", { timeout: 3_000 });
        }).toPass();
      });

      test("is disabled when its quota is used up, and comes back with an allocation", async ({
        page,
      }) => {
        await enter(page, "super_admin");
        await page.goto(`/iam/sub-accounts?q=${lab.userName}`);
        await allocate(page, row(page), "10", prepaid);
        const cloudAccountId = await cloudAccountOf(page, lab.account);

        await control("setBillDelay", { detail: 1, split: 0 });
        try {
          await control("spend", { accountId, amount: "12.5", project: "default" });
          await requestPoll(page, cloudAccountId);
          await page.goto(`/iam/sub-accounts?q=${lab.userName}`);
          await untilShown(page, row(page).getByText(t("reasons.exhausted")));
        } finally {
          await control("setBillDelay", { detail: 1, split: 1 });
        }
        await page.goto("/iam/alerts");
        await expect(
          page.locator("[data-row]").filter({ hasText: lab.displayName }),
        ).not.toHaveCount(0);

        await page.goto(`/iam/sub-accounts?q=${lab.userName}`);
        await allocate(page, row(page), "20", prepaid);
        const enabled = texts(language, "subAccount")("states.enabled");
        await untilShown(page, row(page).getByText(enabled, { exact: true }));
        await expect(row(page)).not.toContainText(t("reasons.exhausted"));
      });
    });
}

/** Adds a main account by its key on the page of cloud accounts. */
async function addCloudAccount(
  page: Page,
  language: Language,
  account: { name: string; accessKeyId: string; secretAccessKey: string },
) {
  const t = texts(language, "cloudAccounts");
  await page.goto("/iam/accounts");
  const dialog = await opened(page, page.getByRole("button", { name: t("add.action") }));
  await dialog.getByLabel(t("fields.name")).fill(account.name);
  await dialog.getByLabel(t("fields.accessKeyId")).fill(account.accessKeyId);
  await dialog.locator("input[type=password]").fill(account.secretAccessKey);
  await dialog.locator("button[type=submit]").click();
  const added = page.locator("[data-row]").filter({ hasText: account.name });
  await confirmWhenAsked(page, added);
  await expect(added).toBeVisible();
}

/** Presses until the dialog is there: a page that has just come may not be alive yet. */
async function opened(page: Page, button: Locator): Promise<Locator> {
  const dialog = page.getByRole("dialog").first();
  await expect(async () => {
    await button.click({ timeout: 1_000 });
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  return dialog;
}

/** Opens a list and takes the option that holds the text. */
async function choose(page: Page, list: Locator, text: string) {
  await list.click();
  await page.getByRole("option").filter({ hasText: text }).first().click();
  await expect(page.getByRole("option")).toHaveCount(0);
}

async function allocate(page: Page, row: Locator, amount: string, t: (key: string) => string) {
  await row.hover();
  const dialog = await opened(
    page,
    row.getByRole("button", { name: t("allocate.allocate"), exact: true }),
  );
  await dialog.getByLabel(t("allocate.amount")).fill(amount);
  await dialog.getByLabel(t("allocate.note")).fill("for the journey");
  await dialog.locator("button[type=submit]").click();
  await expect(dialog).toBeHidden();
}

/** The id of the cloud account, from the link to its sub-accounts. */
async function cloudAccountOf(page: Page, name: string): Promise<string> {
  await page.goto("/iam/accounts");
  const link = page.locator("[data-row]").filter({ hasText: name }).locator("a[href*=account]");
  const href = await link.first().getAttribute("href");
  return new URL(href ?? "", demo.baseUrl).searchParams.get("account") ?? "";
}

/** Looks anew until jobs have brought it about. */
async function untilShown(page: Page, shown: Locator) {
  await expect(async () => {
    await page.reload();
    await expect(shown).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 40_000 });
}

/** The password once more, where what was pressed asks for it before it shows its result. */
async function confirmWhenAsked(page: Page, result: Locator) {
  const password = page.locator("[role=dialog] input[name=password]");
  await expect(password.or(result).first()).toBeVisible();
  if (await password.isVisible()) {
    await password.fill(demo.admins.super_admin.password);
    await password.press("Enter");
  }
}
