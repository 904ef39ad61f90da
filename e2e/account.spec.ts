import { expect, type Page, test } from "@playwright/test";
import { demo, languages, prefer } from "./support/demo";
import { ageSignIns } from "./support/sessions";
import { expectSignedOut } from "./support/signed-in";
import { confirmIdentity, texts } from "./support/texts";

const { email, password } = demo.admins.reviewer;
const another = "lantern harbour violet ninety";

async function signInWith(page: Page, secret: string) {
  await page.goto("/sign-in?as=admin");
  await page.locator("input[name=login]").fill(email);
  await page.locator("input[name=password]").fill(secret);
  await page.locator("form button[type=submit]").click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** The second journey brings the password back to what the demo says. */
languages.forEach((language, n) => {
  const t = texts(language, "account");
  const [present, next] = n % 2 === 0 ? [password, another] : [another, password];

  test(`a new password ends the other sessions, and everywhere ends them all in ${language}`, async ({
    page,
    context,
    browser,
  }) => {
    await prefer(context, language);
    await signInWith(page, present);
    const elsewhere = await browser.newContext();
    const other = await elsewhere.newPage();
    await signInWith(other, present);

    await page.goto("/account");
    const sessions = page.getByRole("region", { name: t("sessions.title") });
    await expect(sessions.getByRole("listitem")).not.toHaveCount(1);
    await expect(sessions.getByText(t("sessions.current"))).toHaveCount(1);

    await ageSignIns(email);
    const form = page.getByRole("region", { name: t("password.title") });
    await form.locator("input[name=new-password]").fill(next);
    await form.getByRole("button", { name: t("password.action") }).click();
    await confirmIdentity(page, present);
    await expect(page.getByText(t("password.changed"))).toBeVisible();
    await expect(sessions.getByRole("listitem")).toHaveCount(1);
    await expectSignedOut(other);

    await signInWith(other, next);
    await page.getByRole("button", { name: t("everywhere.action") }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: t("everywhere.action") })
      .click();
    await page.waitForURL("**/sign-in**");
    await expectSignedOut(other);
    await elsewhere.close();
  });
});
