import { expect, type Page, test } from "@playwright/test";
import { demo, languages, prefer } from "./support/demo";
import { texts } from "./support/texts";

const { username, password } = demo.subAccount;
const another = "harbour violet lantern ninety";

async function signInWith(page: Page, secret: string) {
  await page.goto("/sign-in?as=sub_account");
  await page.locator("input[name=login]").fill(username);
  await page.locator("input[name=password]").fill(secret);
  await page.locator("form button[type=submit]").click();
}

/** The second journey brings the password back to what the demo says. */
languages.forEach((language, n) => {
  const t = texts(language, "portal");
  const signIn = texts(language, "signIn");
  const errors = texts(language, "errors-access");
  const [present, next] = n % 2 === 0 ? [password, another] : [another, password];

  test(`a sub-account sees itself, changes its password and signs in again in ${language}`, async ({
    page,
    context,
  }) => {
    await prefer(context, language);
    await signInWith(page, present);
    await page.waitForURL("**/portal");
    await expect(page.locator("main")).toContainText(username);
    await page.goto("/dashboard");
    await page.waitForURL("**/portal");

    const form = page.getByRole("region", { name: t("password.title") });
    await form.locator("input[name=new-password]").fill(next);
    await form.getByRole("button", { name: t("password.action") }).click();
    await page.waitForURL("**/sign-in?**");
    await expect(page.getByText(signIn("notice.password"))).toBeVisible();

    await signInWith(page, present);
    await expect(page.getByText(errors("bad_credentials"))).toBeVisible();
    await signInWith(page, next);
    await page.waitForURL("**/portal");
    await page.getByRole("button", { name: t("signOut") }).click();
    await page.waitForURL("**/sign-in**");
    await page.goto("/portal");
    await page.waitForURL("**/sign-in?**");
  });
});
