import { expect, type Page, test } from "@playwright/test";
import { demo, languages, prefer, signIn } from "./support/demo";
import { enter, expectSignedOut } from "./support/signed-in";
import { texts } from "./support/texts";

const { upn } = demo.manager;
const pool = demo.pools.find(({ members }) => members.includes(upn))!;

/** What the chat backend is told about the person. */
async function check(page: Page): Promise<string> {
  const answer = await page.request.post("/api/v1/check-balance", {
    headers: { authorization: `Bearer ${demo.apiKey}` },
    data: { upn, approach_id: pool.approaches[0], quota_pool: pool.name },
  });
  return ((await answer.json()) as { code: string }).code;
}

for (const language of languages) {
  const t = texts(language, "users");
  const codes = texts(language, "errors-check");
  const guard = texts(language, "safeguards");
  const errors = texts(language, "errors-access");
  const reason = `journey ${language} ${Date.now()}`;

  test(`freezing somebody stops them at once, and lifting it lets them back in ${language}`, async ({
    page,
    context,
    browser,
  }) => {
    const theirs = await browser.newContext();
    await prefer(theirs, language);
    const other = await theirs.newPage();
    await signIn(other, "manager");
    await expect(other.locator("[data-row]").first()).toBeVisible();
    expect(await check(page)).toBe("OK");

    await prefer(context, language);
    await enter(page, "super_admin");
    await page.goto(`/users/${encodeURIComponent(upn)}`);
    await page.getByRole("button", { name: t("freeze.freeze"), exact: true }).click();
    await page.getByRole("dialog").getByLabel(guard("reason.label")).fill(reason);
    await page
      .getByRole("dialog")
      .getByRole("button", { name: t("freeze.freeze"), exact: true })
      .click();
    await expect(page.getByRole("button", { name: t("freeze.lift"), exact: true })).toBeVisible();

    expect(await check(page)).toBe("USER_FROZEN");
    await page.reload();
    const why = page.getByRole("region", { name: t("refusal.title") });
    await expect(why.getByRole("status")).toContainText(codes("USER_FROZEN"));
    await expect(why).toContainText(reason);

    await expectSignedOut(other);
    await other.goto("/sign-in?as=person");
    await other.locator("input[name=login]").fill(upn);
    await other.locator("input[name=password]").fill(demo.manager.password);
    await other.locator("form button[type=submit]").click();
    await expect(other.getByText(errors("bad_credentials"))).toBeVisible();

    await page.getByRole("button", { name: t("freeze.lift"), exact: true }).click();
    await page.getByRole("dialog").getByLabel(guard("reason.label")).fill("journey is over");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: t("freeze.lift"), exact: true })
      .click();
    await expect(page.getByRole("button", { name: t("freeze.freeze"), exact: true })).toBeVisible();
    expect(await check(page)).toBe("OK");
    await signIn(other, "manager");
    await expect(other.locator("[data-row]").first()).toBeVisible();
    await theirs.close();
  });
}
