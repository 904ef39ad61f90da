import { randomUUID } from "node:crypto";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { control, newMainAccount } from "./support/cloud";
import { languages, prefer, signIn } from "./support/demo";
import { enter } from "./support/signed-in";
import { texts } from "./support/texts";

for (const language of languages) {
  const t = texts(language, "cloudSpending");
  const prepaid = texts(language, "prepaid");
  const mark = Date.now().toString(36);
  const lab = { userName: `spend-${mark}`, displayName: `Spender ${mark}` };

  test.describe
    .serial(`spending in ${language}`, () => {
      let accountId = 0;
      let subAccountId = "";
      const tab = (name: string) => `/iam/sub-accounts/${subAccountId}?tab=${name}`;
      const line = (page: Page) => page.locator("li").filter({ hasText: lab.userName }).first();

      test.beforeEach(({ context }) => prefer(context, language));

      test("an allocation is seen beforehand, done, and kept in the history", async ({ page }) => {
        await signIn(page, "super_admin");
        const main = await newMainAccount(`Bills ${mark}`);
        accountId = main.accountId;
        subAccountId = await givenSubAccount(page, { ...main, ...lab, name: `Bills ${mark}` });
        await page.goto(tab("quota"));
        await expect(page.getByText(prepaid("history.none"))).toBeVisible();

        await page
          .getByRole("button", { name: prepaid("allocate.allocate"), exact: true })
          .first()
          .click();
        const dialog = page.getByRole("dialog");
        await dialog.getByLabel(prepaid("allocate.amount")).fill("1250.5");
        await expect(dialog.getByText(prepaid("effects.first"))).toBeVisible();
        await dialog.getByLabel(prepaid("allocate.note")).fill("for the autumn term");
        await dialog.locator("button[type=submit]").click();
        await expect(dialog).toBeHidden();

        const row = page.locator("[data-row]").first();
        await expect(row).toContainText("+1,250.50");
        await expect(row).toContainText("for the autumn term");
        await expect(row).toContainText(prepaid("history.opens").replace("{epoch}", "1"));

        await page.goto(`/iam/spending?q=${lab.userName}`);
        await expect(line(page)).toContainText("0.00");
      });

      test("a row of the bill raises the spending by exactly that, a refund lowers it", async ({
        page,
      }) => {
        await enter(page, "super_admin");
        await control("setBillDelay", { detail: 0, split: 0 });
        try {
          await control("spend", { accountId, amount: "37.25", project: "default" });
          await pollUntil(page, line(page), "37.25");
          await page.goto(tab("spending"));
          await expect(figure(page, t("cards.total"))).toContainText("37.25");
          await expect(page.getByText(throughToday(prepaid)).first()).toBeVisible();

          await control("spend", { accountId, amount: "-7.15", project: "default" });
          await pollUntil(page, line(page), "30.10");
          await page.goto(tab("spending"));
          await expect(figure(page, t("cards.total"))).toContainText("30.10");
          await page.goto(tab("quota"));
          await expect(page.getByText("1,220.40").first()).toBeVisible();
        } finally {
          await control("setBillDelay", { detail: 1, split: 1 });
        }
      });

      /** Polls from the page itself, which shows the new figure without being opened anew. */
      async function pollUntil(page: Page, shown: Locator, amount: string) {
        await page.goto(`/iam/spending?q=${lab.userName}`);
        await page.getByRole("button", { name: t("polls.now"), exact: true }).click();
        await expect(shown).toContainText(amount, { timeout: 40_000 });
      }
    });
}

const figure = (page: Page, label: string) =>
  page
    .locator("div")
    .filter({ has: page.getByText(label, { exact: true }) })
    .last();

/** "Bills through 21 Nov": the words, and the year of today. */
const throughToday = (t: (key: string) => string) =>
  new RegExp(`^${t("billsThrough").replace("{day}", ".*\\d{4}.*")}$`);

/** A main account, and in it a sub-account whose first project is monitored. */
async function givenSubAccount(
  page: Page,
  given: Record<"name" | "accessKeyId" | "secretAccessKey" | "userName" | "displayName", string>,
): Promise<string> {
  const { name, accessKeyId, secretAccessKey, userName, displayName } = given;
  await page.goto("/iam/accounts");
  await expect(page.locator("[data-row]").first()).toBeVisible();
  const added = await command<{ id: string }>(page, "iam.addCloudAccount", {
    ...{ name, accessKeyId, secretAccessKey },
  });
  const created = await command<{ subAccountId: string }>(page, "iam.createSubAccount", {
    ...{ requestId: randomUUID(), cloudAccountId: added.id, userName, displayName },
    ...{ accessKey: false, projects: [{ project: "default", policies: [] }] },
  });
  await expect(async () => {
    await page.goto(`/iam/sub-accounts?q=${userName}`);
    const row = page.locator("[data-row]").filter({ hasText: displayName });
    await expect(row).toContainText("1/1", { timeout: 3_000 });
  }).toPass({ timeout: 40_000 });
  return created.subAccountId;
}

/** A change by whoever is signed in on the page. */
async function command<T>(page: Page, name: string, input: object): Promise<T> {
  const { ok, body } = await page.evaluate(
    async ({ path, sent }) => {
      const response = await fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: sent,
      });
      return { ok: response.ok, body: await response.json() };
    },
    { path: `/api/trpc/${name}`, sent: JSON.stringify({ json: input }) },
  );
  if (!ok) throw new Error(`${name}: ${JSON.stringify(body)}`);
  return body.result.data.json as T;
}
