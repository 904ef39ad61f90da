import { expect, type Locator, type Page, test } from "@playwright/test";
import { control } from "./support/cloud";
import { type Language, languages, prefer } from "./support/demo";
import { enter } from "./support/signed-in";
import { texts } from "./support/texts";

/** One of the demo's own for each language, in the main account of the courses. */
const userNames: Record<Language, string> = {
  "zh-CN": "teacher-training",
  en: "digital.humanities",
};
/** It is in every main account; the demo calls it so in both languages. */
const project = "default";
const projectName = "默认项目";
const reason = "a journey of the detail page";
/** What the cloud is asked for shows when it has answered, not before. */
const patient = expect.configure({ timeout: 30_000 });

for (const language of languages) {
  const t = texts(language, "subAccount");
  const ui = texts(language, "safeguards");
  const changes = (page: Page) => page.locator("[data-change]");
  const row = (page: Page) => page.locator(`[data-row="${project}"]`);

  test.describe
    .serial(`one sub-account in ${language}`, () => {
      let path = "";

      test.beforeEach(async ({ context, page }) => {
        await prefer(context, language);
        await enter(page, "super_admin");
        path ||= await pathOf(page, userNames[language]);
      });

      test.afterAll(() => control("clearFaults", {}));

      test("gets a project with policies, although the cloud throttles at first", async ({
        page,
      }) => {
        test.setTimeout(180_000);
        await page.goto(`${path}?tab=projects`);
        await press(page.getByRole("button", { name: t("projects.link.action") }));
        const dialog = page.getByRole("dialog");
        await dialog.getByRole("radio", { name: project }).click();
        await patient(dialog.getByText("ArkFullAccess")).toBeVisible();
        await patient(dialog.getByText(t("scopes.project"))).toBeVisible();
        const effect = { kind: "throttle" };
        await control("addFault", { action: "AttachPolicyInProject", always: true, effect });
        await dialog.locator("button[type=submit]").click();

        const card = changes(page).first();
        await patient(card.getByText(t("changes.troubles.throttled")).first()).toBeVisible({
          timeout: 60_000,
        });
        await patient(card.getByText("FlowLimitExceeded").first()).toBeVisible();
        await card.locator("summary").click();
        await patient(card.getByText(/ArkFullAccess/)).toBeVisible();
        await patient(card.getByText(/TOSFullAccess/)).toBeVisible();
        await patient(card.getByText(triedThrice[language]).first()).toBeVisible({
          timeout: 60_000,
        });
        await control("clearFaults", {});
        await card.getByRole("button", { name: t("changes.retry") }).click();
        await patient(changes(page)).toHaveCount(0, { timeout: 60_000 });
        await patient(row(page).getByText("ArkFullAccess")).toBeVisible();
      });

      test("no longer counts what it does not monitor, and counts it again", async ({ page }) => {
        await page.goto(`${path}?tab=projects`);
        const monitoring = row(page).getByRole("switch");
        await patient(monitoring).toBeChecked();
        await press(monitoring);
        await patient(monitoring).not.toBeChecked();
        await patient(page.getByRole("switch", { name: t("projects.all") })).not.toBeChecked();
        await page.getByRole("switch", { name: t("projects.all") }).click();
        await patient(monitoring).toBeChecked();
      });

      test("has its policies edited as a difference", async ({ page }) => {
        test.setTimeout(180_000);
        await page.goto(`${path}?tab=policies`);
        const place = page.getByRole("list", { name: projectName });
        const remove = t("policies.remove").replace("{policy}", "TOSFullAccess");
        await press(place.getByRole("button", { name: remove }));
        const add = t("policies.addTo").replace("{place}", projectName);
        await page.getByRole("button", { name: add }).click();
        await page.getByRole("combobox").last().fill("VOD");
        await page.getByRole("option", { name: /VODFullAccess/ }).click();
        await patient(place.getByText("VODFullAccess")).toBeVisible();
        await patient(page.getByRole("list", { name: t("policies.global") })).not.toContainText(
          "VODFullAccess",
        );

        await page.getByRole("button", { name: t("policies.review") }).click();
        const dialog = page.getByRole("dialog");
        await patient(figure(dialog, t("policies.save.attach"))).toHaveText(/^1/);
        await patient(figure(dialog, t("policies.save.detach"))).toHaveText(/^1/);
        await dialog.locator("button[type=submit]").click();
        await patient(changes(page)).toHaveCount(0, { timeout: 60_000 });
        await patient(place.getByText("TOSFullAccess")).toHaveCount(0);
        await patient(place).toContainText("VODFullAccess");
        await patient(page.getByText(t("policies.standing.missing"))).toHaveCount(0);
      });

      test("loses everything in numbers when it is disabled, and gets it back", async ({
        page,
      }) => {
        test.setTimeout(180_000);
        await page.goto(path);
        await press(page.getByRole("button", { name: t("actions.disable"), exact: true }));
        const dialog = page.getByRole("dialog");
        await patient(figure(dialog, t("access.inProjects"))).toHaveText(/^[1-9]/);
        await dialog.getByLabel(ui("reason.label"), { exact: false }).last().fill(reason);
        await dialog.locator("button[type=submit]").click();
        await patient(page.locator("header").getByText(t("states.disabled")).first()).toBeVisible();
        await patient(changes(page)).toHaveCount(0, { timeout: 60_000 });
        await patient(page.getByText(reason).first()).toBeVisible();

        await page
          .getByRole("link", { name: t("tabs.policies") })
          .first()
          .click();
        await patient(page.getByText(t("policies.disabledTitle"))).toBeVisible();
        await patient(page.getByText(t("policies.standing.returns")).first()).toBeVisible();
        await page.getByRole("button", { name: t("actions.enable"), exact: true }).click();
        await patient(figure(dialog, t("access.inProjects"))).toHaveText(/^[1-9]/);
        await dialog.locator("button[type=submit]").click();
        await patient(page.locator("header").getByText(t("states.enabled")).first()).toBeVisible();
        await patient(changes(page)).toHaveCount(0, { timeout: 60_000 });
        await patient(page.getByText(t("policies.standing.returns"))).toHaveCount(0);
      });

      test("is unlinked from the project, which takes away what AirGate attached", async ({
        page,
      }) => {
        test.setTimeout(180_000);
        await page.goto(`${path}?tab=projects`);
        await row(page).hover();
        await press(row(page).getByRole("button").last());
        await page.getByRole("menuitem", { name: t("projects.unlink.action") }).click();
        const dialog = page.getByRole("dialog");
        await patient(figure(dialog, t("projects.unlink.goes"))).toHaveText(/^2/);
        await dialog.locator("button[type=submit]").click();
        await patient(row(page)).toBeHidden();
        await patient(changes(page)).toHaveCount(0, { timeout: 60_000 });

        await page.getByRole("link", { name: t("tabs.changes") }).click();
        await press(page.locator("[data-row-open]").first());
        await patient(page.getByRole("dialog").getByText(/ArkFullAccess/)).toBeVisible();
      });
    });
}

const triedThrice: Record<Language, string> = { "zh-CN": "已尝试 3 次", en: "tried 3 times" };

/** Buttons come with the page; they work once React has taken them over. */
async function press(button: Locator) {
  await patient.poll(() => button.evaluate(isAlive)).toBe(true);
  await button.click();
}

const isAlive = (element: Element) =>
  Object.keys(element).some((key) => key.startsWith("__reactProps"));

/** One number of a dialog's consequences, with what it counts. */
const figure = (dialog: Locator, label: string) =>
  dialog.getByRole("listitem").filter({ hasText: label });

async function pathOf(page: Page, userName: string): Promise<string> {
  await page.goto(`/iam/sub-accounts?q=${userName}`);
  const link = page.locator("[data-row] a").first();
  await patient(link).toBeVisible();
  return (await link.getAttribute("href")) ?? "";
}
