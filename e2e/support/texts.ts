import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import type { Language } from "./demo";

/** The texts of a namespace, by their whole key. */
export function texts(language: Language, namespace: string): (key: string) => string {
  const file = `src/i18n/messages/${language}/${namespace}.json`;
  const all: unknown = JSON.parse(readFileSync(file, "utf8"));
  return (key) => {
    const text = key
      .split(".")
      .reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], all);
    if (typeof text !== "string") throw new Error(`${namespace}.${key} is no text`);
    return text;
  };
}

/** Types the password again where a sign-in lies too far back for a sensitive act. */
export async function confirmIdentity(page: Page, password: string): Promise<void> {
  const field = page.locator("input[name=password]");
  await expect(field).toBeVisible();
  await field.fill(password);
  await field.press("Enter");
}
