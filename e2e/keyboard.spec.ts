import { expect, type Page, test } from "@playwright/test";
import { demo, prefer } from "./support/demo";
import { goBy, press, tabTo, typeInto } from "./support/keyboard";
import { enter } from "./support/signed-in";
import { texts } from "./support/texts";

/** The five journeys of every day, without a mouse. What they say is tested by others in both languages. */
const language = "zh-CN";
const pools = texts(language, "pools");
const users = texts(language, "users");
const keys = texts(language, "apiKeys");
const shell = texts(language, "shell");
const guard = texts(language, "safeguards");
const approvals = texts(language, "approvals-page");

const pool = demo.pools.filter(({ name }) => !demo.manager.pools.includes(name))[40]!;
const reason = `keyboard ${Date.now()}`;

test.beforeEach(({ context }) => prefer(context, language));

/** Whoever signed in a while ago is asked for the password once more. */
async function confirmWhenAsked(page: Page) {
  const field = page.getByRole("dialog", { name: guard("identity.title") }).locator("input");
  const asked = await field.waitFor({ timeout: 1_500 }).then(
    () => true,
    () => false,
  );
  if (!asked) return;
  await page.keyboard.type(demo.admins.super_admin.password);
  await page.keyboard.press("Enter");
}

test("somebody signs in by keyboard, finds a pool and tops it up", async ({ page }) => {
  const { email, password } = demo.admins.super_admin;
  await page.goto("/sign-in");
  await typeInto(page, page.locator("input[name=login]"), email);
  await typeInto(page, page.locator("input[name=password]"), password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/dashboard");

  await goBy(page, pool.name, shell("palette.pools"));
  await page.waitForURL(`**/workspaces/${pool.name}`);
  await press(page, page.getByRole("button", { name: pools("side.adjust") }));
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel(pools("adjust.amount"))).toBeFocused();
  await page.keyboard.type("3.25");
  await typeInto(page, dialog.getByRole("textbox").last(), reason);
  await press(page, dialog.getByRole("button", { name: pools("adjust.topUp"), exact: true }));
  await confirmWhenAsked(page);
  await expect(page.getByText("+3.25").first()).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: pools("side.adjust") })).toBeFocused();

  await press(page, page.getByRole("link", { name: pools("tabs.ledger") }));
  await expect(page.locator("[data-row]").first()).toContainText(reason);
});

test("somebody finds by keyboard why a person is refused", async ({ page }) => {
  await enter(page, "super_admin");
  await page.goto("/dashboard");
  const upn = pool.members[0]!;
  await goBy(page, upn, shell("palette.people"));
  await page.waitForURL(`**/users/${encodeURIComponent(upn)}`);
  const panel = page.getByRole("region", { name: users("refusal.title") });
  await press(page, panel.getByLabel(users("refusal.pool"), { exact: true }).first());
  await page.keyboard.type(pool.name);
  await expect(page.getByRole("option").first()).toContainText(pool.name);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`pool=${pool.name}`));
  await expect(panel.getByRole("status")).toBeVisible();
  await expect(panel.getByRole("list").first()).toContainText(users("refusal.steps.money"));
});

test("somebody shuts a model out of a pool by keyboard and opens it again", async ({ page }) => {
  await enter(page, "super_admin");
  await page.goto(`/workspaces/${pool.name}?tab=models`);
  const group = page.getByRole("radiogroup").nth(await lastUnset(page));
  for (const setting of ["deny", "none"]) {
    await tabTo(page, group.getByRole("radio", { checked: true }));
    const wanted = group.getByRole("radio", { name: pools(`models.settings.${setting}`) });
    for (let steps = 0; steps < 4; steps += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press("ArrowRight");
    }
    await page.keyboard.press("Space");
    await press(page, page.getByRole("button", { name: pools("models.review") }));
    const dialog = page.getByRole("dialog");
    await typeInto(page, dialog.getByRole("textbox").first(), reason);
    await press(page, dialog.getByRole("button", { name: pools("models.save") }));
    await confirmWhenAsked(page);
    await expect(dialog).toBeHidden();
    await expect(wanted).toBeChecked();
  }
});

/** The place of the last model that the pool says nothing of; its name comes later than its row. */
async function lastUnset(page: Page): Promise<number> {
  const groups = page.getByRole("radiogroup");
  await expect(groups.nth(1)).toBeVisible();
  const chosen = await groups.evaluateAll((all) =>
    all.map((group) => group.querySelector("[aria-checked=true]")?.textContent),
  );
  const place = chosen.lastIndexOf(pools("models.settings.none"));
  expect(place).toBeGreaterThan(0);
  return place;
}

test("somebody freezes a person by keyboard and lifts it", async ({ page }) => {
  await enter(page, "super_admin");
  await page.goto("/dashboard");
  const upn = pool.members[1]!;
  await goBy(page, upn, shell("palette.people"));
  await page.waitForURL(`**/users/${encodeURIComponent(upn)}`);
  for (const [verb, then] of [
    ["freeze.freeze", "freeze.lift"],
    ["freeze.lift", "freeze.freeze"],
  ] as const) {
    await press(page, page.getByRole("button", { name: users(verb), exact: true }));
    const dialog = page.getByRole("dialog");
    await typeInto(page, dialog.getByLabel(guard("reason.label")), reason);
    await press(page, dialog.getByRole("button", { name: users(verb), exact: true }));
    await confirmWhenAsked(page);
    await expect(page.getByRole("button", { name: users(then), exact: true })).toBeVisible();
  }
});

test("a key is made by keyboard, and its rotation asked for and withdrawn", async ({ page }) => {
  const name = `keyboard ${Date.now()}`;
  await enter(page, "super_admin");
  await page.goto("/security/secrets");
  await press(page, page.getByRole("button", { name: keys("create.action") }));
  const dialog = page.getByRole("dialog");
  await typeInto(page, dialog.getByLabel(keys("create.name")), name);
  await press(page, dialog.getByRole("button", { name: keys("create.submit"), exact: true }));
  await confirmWhenAsked(page);
  await expect(dialog.locator(".select-all")).toHaveText(/^ag_/);
  await press(page, dialog.getByRole("button", { name: keys("create.stored") }));
  await expect(dialog).toBeHidden();

  await press(page, page.locator("[data-row]", { hasText: name }).locator("[data-row-open]"));
  await press(page, dialog.getByRole("button", { name: keys("rotate.action") }));
  await typeInto(page, page.getByLabel(guard("reason.label")), name);
  await press(page, page.getByRole("button", { name: keys("rotate.submit") }));
  await confirmWhenAsked(page);
  await press(page, page.getByRole("button", { name: guard("approval.action") }));
  await press(page, page.getByRole("link", { name: guard("approval.see") }));

  await page.waitForURL("**/approvals?**");
  const request = page.locator("[data-row]", { hasText: name });
  await press(page, request.locator("[data-row-open]"));
  await expect(page.getByRole("dialog")).toContainText(name);
  await press(
    page,
    page.getByRole("dialog").getByRole("button", { name: approvals("withdraw.action") }),
  );
  await press(
    page,
    page
      .getByRole("dialog")
      .last()
      .getByRole("button", { name: approvals("withdraw.action") }),
  );
  await expect(request).toContainText(approvals("states.withdrawn"));
});
