import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { demo, type Language, languages, prefer } from "./support/demo";
import { enter } from "./support/signed-in";

type Texts = Record<string, Record<string, string>>;
const textsOf = (language: Language) =>
  JSON.parse(readFileSync(`src/i18n/messages/${language}/pools.json`, "utf8")) as Texts;

/** A pool of its own for each language, none of them the manager's. */
const free = demo.pools.filter(({ name }) => !demo.manager.pools.includes(name));
const stranger = (members: readonly string[]) =>
  demo.pools.flatMap((pool) => pool.members).find((upn) => !members.includes(upn))!;

languages.forEach((language, n) => {
  const t = textsOf(language);
  const { name, members } = free[n + 20]!;
  const reason = `journey ${Date.now()}`;

  test.describe(`in ${language}`, () => {
    test.beforeEach(({ context }) => prefer(context, language));

    test("somebody finds a pool by keyboard, tops it up and reads it in the ledger", async ({
      page,
    }) => {
      await enter(page, "super_admin");
      await page.goto("/workspaces?kind=shared");
      // The rows come with the page; the keys work once it is alive.
      await expect(async () => {
        await page.keyboard.press("/");
        await expect(page.getByRole("searchbox")).toBeFocused({ timeout: 500 });
      }).toPass();
      await page.keyboard.type(name);
      await expect(page).toHaveURL(new RegExp(`q=${name}`));
      await expect(page.locator(`[data-row="${name}"]`)).toBeVisible();
      await page.keyboard.press("Escape");
      await walkTo(page, name);
      await page.keyboard.press("Enter");
      await page.waitForURL(`**/workspaces/${name}`);

      const gauge = page.getByRole("meter").first();
      const before = await gauge.getAttribute("aria-valuetext");
      await page.getByRole("button", { name: t.side!.adjust }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel(t.adjust!.amount!).fill("12.5");
      await dialog.getByRole("textbox").last().fill(reason);
      await dialog.getByRole("button", { name: t.adjust!.topUp, exact: true }).click();
      await confirmWhenAsked(page);
      await expect(page.getByText("+12.50").first()).toBeVisible();
      await expect(gauge).not.toHaveAttribute("aria-valuetext", before!);

      await page.getByRole("link", { name: t.tabs!.ledger }).click();
      const entry = page.locator("[data-row]").first();
      await expect(entry).toContainText("+12.50");
      await expect(entry).toContainText(reason);
    });

    test("somebody adds a member and removes them again", async ({ page }) => {
      const upn = stranger(members);
      await enter(page, "super_admin");
      await page.goto(`/workspaces/${name}?tab=members&who=${encodeURIComponent(upn)}`);
      await expect(page.getByText(t.members!.noneFound!)).toBeVisible();
      await page.getByRole("button", { name: t.members!.add }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel(t.people!.paste!).fill(upn);
      await dialog.locator("button[type=submit]").click();
      await confirmWhenAsked(page);
      const row = page.locator(`[data-row="${upn}"]`);
      await expect(row).toBeVisible();

      await row.hover();
      await row.getByRole("button").last().click();
      await page.getByRole("menuitem", { name: t.members!.remove }).click();
      await page.getByRole("dialog").locator("button[type=submit]").click();
      await confirmWhenAsked(page);
      await expect(row).toBeHidden();
    });

    test("somebody disables a pool and enables it again", async ({ page }) => {
      await enter(page, "super_admin");
      await page.goto(`/workspaces/${name}`);
      for (const [verb, state] of [
        ["disable", t.side!.isDisabled],
        ["enable", t.side!.isEnabled],
      ] as const) {
        await page.getByRole("button", { name: t.side![verb], exact: true }).click();
        const dialog = page.getByRole("dialog");
        await dialog.getByRole("textbox").fill(reason);
        await dialog.locator("button[type=submit]").click();
        await confirmWhenAsked(page);
        await expect(page.getByText(state!)).toBeVisible();
      }
    });

    test("a manager sees the granted pools, and a foreign one is not found", async ({ page }) => {
      await enter(page, "manager");
      await page.goto("/workspaces");
      await expect(page.locator("[data-row]")).toHaveCount(demo.manager.pools.length);
      await expect(page.getByRole("button", { name: t.create!.button })).toBeHidden();

      const said: string[] = [];
      for (const pool of [name, "no-such-pool"]) {
        await page.goto(`/workspaces/${pool}`);
        await expect(page.getByText(t.notFound!.title!).last()).toBeVisible();
        said.push(await page.locator("main").innerText());
      }
      expect(said[0]).toBe(said[1]);

      await page.goto(`/workspaces/${demo.manager.pools[0]}`);
      await expect(page.getByRole("link", { name: t.tabs!.members })).toBeVisible();
      await expect(page.getByRole("link", { name: t.tabs!.settings })).toBeHidden();
      await expect(page.getByRole("button", { name: t.side!.adjust })).toBeHidden();
    });
  });
});

/** Steps through the rows with `j` until the one has the focus. */
async function walkTo(page: Page, id: string) {
  const row = page.locator(`[data-row="${id}"]`);
  for (let steps = 0; steps < 20; steps += 1) {
    await page.keyboard.press("j");
    if (await row.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`no row of ${id}`);
}

/** The password once more, where a change asks for it. */
async function confirmWhenAsked(page: Page) {
  const password = page.locator("[role=dialog] input[name=password]");
  const closed = page.getByRole("dialog").waitFor({ state: "hidden" });
  await Promise.race([password.waitFor(), closed]);
  if (await password.isVisible()) {
    await password.fill(demo.admins.super_admin.password);
    await password.press("Enter");
  }
  await closed;
}
