import type { Page } from "@playwright/test";
import type { Language } from "./demo";
import { texts } from "./texts";

/** Creates an API key on the page of keys, and reads the secret that is shown once. */
export async function createKey(page: Page, language: Language, name: string): Promise<string> {
  const t = texts(language, "apiKeys");
  await page.goto("/security/secrets");
  await page.getByRole("button", { name: t("create.action") }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t("create.name")).fill(name);
  await dialog.getByRole("button", { name: t("create.submit"), exact: true }).click();
  return (await dialog.locator(".select-all").textContent()) ?? "";
}

/** Says that the secret is stored, and opens the key beside the list. */
export async function openKey(page: Page, language: Language, name: string): Promise<void> {
  const t = texts(language, "apiKeys");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: t("create.stored") })
    .click();
  await page
    .getByRole("button", { name: new RegExp(name) })
    .first()
    .click();
}

/** Asks a second person to let the key of the open sheet be rotated. */
export async function askForRotation(page: Page, language: Language, reason: string) {
  const t = texts(language, "apiKeys");
  const guard = texts(language, "safeguards");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: t("rotate.action") })
    .click();
  await page.getByLabel(guard("reason.label")).fill(reason);
  await page.getByRole("button", { name: t("rotate.submit") }).click();
  await page.getByRole("button", { name: guard("approval.action") }).click();
  await page.getByRole("button", { name: guard("approval.done") }).click();
}
