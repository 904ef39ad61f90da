import { expect, type Locator, type Page } from "@playwright/test";

const mostSteps = 120;

/**
 * Walks with Tab until the element has the focus, and looks whether a person would see it there: in
 * the window and under nothing that sticks (WCAG 2.4.11).
 */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let steps = 0; steps < mostSteps; steps += 1) {
    if (await hasFocus(target)) {
      expect(await isUncovered(target), `${target} has the focus and is covered`).toBe(true);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`${mostSteps} steps of Tab do not reach ${target}`);
}

/** Walks to a button or link and presses it. */
export async function press(page: Page, target: Locator, key: "Enter" | "Space" = "Enter") {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Walks to a field and types. */
export async function typeInto(page: Page, target: Locator, text: string) {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

/** Opens the palette, looks for something and goes to the first of a group that is found. */
export async function goBy(page: Page, words: string, group: string) {
  const box = page.getByRole("combobox").last();
  // The page comes before it is alive.
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+k");
    await expect(box).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type(words);
  const found = page.getByRole("group", { name: group }).getByRole("option", { name: words });
  await expect(found).toBeVisible();
  for (let steps = 0; (await found.getAttribute("aria-selected")) !== "true"; steps += 1) {
    expect(steps).toBeLessThan(20);
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
}

const hasFocus = (target: Locator) =>
  target.evaluate((element) => element === document.activeElement);

const isUncovered = (target: Locator) =>
  target.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const top = document.elementFromPoint(x, y);
    return top !== null && (element.contains(top) || top.contains(element));
  });
