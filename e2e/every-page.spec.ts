import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { type Language, languages, prefer } from "./support/demo";
import { type Sight, sights, visit } from "./support/pages";
import { enter } from "./support/signed-in";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const chinese = /[\u3400-\u9fff\uf900-\ufaff]/;

async function open(page: Page, { who, path: address }: Sight, language: Language) {
  await prefer(page.context(), language);
  if (who) await enter(page, who);
  await visit(page, address);
}

/** The page's texts, one per text node. */
const textsOf = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const inScript = node.parentElement?.closest("script, style");
      if (!inScript) texts.push((node.textContent ?? "").trim());
    }
    return texts;
  });

function readOwn(folder: string): (text: string) => boolean {
  const texts = readdirSync(folder)
    .flatMap((file) => leaves(JSON.parse(readFileSync(path.join(folder, file), "utf8"))))
    .filter((text) => chinese.test(text));
  const plain = new Set(texts.filter((text) => !text.includes("{")));
  const patterns = texts
    .filter((text) => /\{\w+\}/.test(text) && !/\{\w+,/.test(text))
    .map(asPattern);
  return (text) =>
    chinese.test(text) && (plain.has(text) || patterns.some((pattern) => pattern.test(text)));
}

const leaves = (value: unknown): string[] =>
  typeof value === "string" ? [value] : Object.values(value as object).flatMap(leaves);

/** Only with a good deal of its own does a text with arguments tell itself from data. */
function asPattern(text: string): RegExp {
  const parts = text.split(/\{\w+\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return parts.join("").length < 4 ? /(?!)/ : new RegExp(`^${parts.join(".+")}$`, "u");
}

async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    type Found = { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
    const { axe: runner } = window as unknown as { axe: { run(): Promise<Found> } };
    const { violations } = await runner.run();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`);
  });
}

/** The product's own Chinese texts; names, labels and reasons are data and stay as people wrote them. */
const ownChinese = readOwn("src/i18n/messages/zh-CN");

for (const sight of sights) {
  test(`${sight.name}: two languages, no Chinese of ours in English, nothing serious for axe`, async ({
    page,
  }) => {
    const said: Record<Language, string[]> = { "zh-CN": [], en: [] };
    for (const language of languages) {
      await open(page, sight, language);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      said[language] = await textsOf(page);
      expect(await seriousFindings(page), `${language} ${sight.path}`).toEqual([]);
    }
    expect(said.en.filter(ownChinese), "Chinese of ours on the English page").toEqual([]);
    expect(said["zh-CN"].filter(ownChinese).length).toBeGreaterThan(3);
    expect(said["zh-CN"]).not.toEqual(said.en);
  });
}

test("the list of pages is complete", () => {
  const files = readdirSync("src/app", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("page.tsx"))
    .map((file) => `/${path.dirname(file)}`.replaceAll(/\/\([^)]+\)/g, "").replace("/.", "/"));
  const seen = sights.map(({ path: address }) => address.replace(/[?#].*/, ""));
  const matches = (file: string) => new RegExp(`^${file.replaceAll(/\[[^\]]+\]/g, "[^/]+")}$`);
  // The root only leads on to everybody's own start page.
  const unseen = files.filter(
    (file) => file !== "/" && !seen.some((one) => matches(file).test(one)),
  );
  expect(unseen).toEqual([]);
});
