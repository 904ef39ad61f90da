import path from "node:path";
import { type Page, test } from "@playwright/test";
import { languages, prefer, type Theme } from "./support/demo";
import { type Sight, sights, visit } from "./support/pages";
import { enter } from "./support/signed-in";

const folder = process.env.AIRGATE_SHEET ?? "test-results/contact-sheet";
const only = process.env.AIRGATE_SHEET_ONLY?.split(",");
const themes: readonly Theme[] = ["light", "dark"];
const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const users = [...new Set(sights.map(({ who }) => who))];

for (const who of users) {
  test(`pictures as ${who ?? "a visitor"}`, async ({ browser }) => {
    for (const size of Object.keys(sizes) as Size[]) {
      const viewport = sizes[size];
      const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
      const page = await context.newPage();
      if (who) await enter(page, who);
      for (const sight of sights.filter((one) => one.who === who && wanted(one.name))) {
        await picture(page, sight, size);
      }
      await context.close();
    }
  });
}

type Size = keyof typeof sizes;

async function picture(page: Page, { name, path: address }: Sight, size: Size) {
  for (const language of languages) {
    for (const theme of themes) {
      await prefer(page.context(), language, theme);
      await visit(page, address);
      // What a browser alone asks for, such as names, comes a moment after the page.
      await page.waitForLoadState("networkidle");
      const file = `${name}.${language}.${theme}.${size}.png`;
      await page.screenshot({ path: path.join(folder, file) });
    }
  }
}

const wanted = (name: string) => only === undefined || only.includes(name);
