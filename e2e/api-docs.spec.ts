import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page, test } from "@playwright/test";
import { demo, languages, prefer } from "./support/demo";
import { texts } from "./support/texts";

const docs = "/api/v1/docs";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

for (const language of languages) {
  const t = texts(language, "apiDocs");
  const routes = texts(language, "api-routes");

  test(`the contents lead to the flow and to each route in ${language}`, async ({
    page,
    context,
  }) => {
    await prefer(context, language);
    const foreign = foreignRequests(page);
    await page.goto(docs);
    await expect(page.getByRole("heading", { level: 1, name: t("title") })).toBeVisible();
    const contents = page.getByRole("navigation", { name: t("contents") });
    const flow = t("chapters.flow.title");
    await contents.getByRole("link", { name: flow }).click();
    await expect(page.getByRole("heading", { level: 2, name: flow })).toBeInViewport();
    await expect(contents.locator("a[aria-current]")).toHaveText(flow);

    const published = await page.request.get(`/api/v1/openapi.json?lang=${language}`);
    const ids = operationsOf((await published.json()) as { paths: object });
    expect(ids.length).toBeGreaterThan(20);
    for (const id of ids) {
      const article = page.getByRole("article", { name: routes(`${id}.summary`), exact: true });
      await expect(article).toContainText("curl");
    }
    expect(foreign).toEqual([]);
  });

  test(`on a phone the contents open from the menu in ${language}`, async ({ page, context }) => {
    await prefer(context, language);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(docs);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBe(0);
    await page.getByRole("button", { name: t("contents"), exact: true }).click();
    const summary = routes("explain.summary");
    await page.getByRole("dialog").getByRole("link", { name: summary }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 3, name: summary })).toBeInViewport();
  });
}

test("every command on the page works against the demo as it stands there", async ({ page }) => {
  await page.goto(docs);
  const commands = await page.locator("article pre", { hasText: /^curl / }).allInnerTexts();
  expect(commands.length).toBeGreaterThan(20);
  const failed = commands.map((command) => `${statusOf(command)} ${command}`);
  expect(failed.filter((line) => !/^20[01] /.test(line))).toEqual([]);
});

test("a command is copied whole", async ({ page, context }) => {
  await prefer(context, "en");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(docs);
  const article = page.getByRole("article").first();
  await article.getByRole("button", { name: "Copy curl" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await article.locator("pre").first().innerText());
});

test("axe finds nothing serious in the dark, on a phone", async ({ page, context }) => {
  await prefer(context, "en", "dark");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(docs);
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    type Found = { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
    const { axe: runner } = window as unknown as { axe: { run(): Promise<Found> } };
    const { violations } = await runner.run();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
  });
  expect(found).toEqual([]);
});

/** What the page asks of another server than its own: nothing, it is to be. */
function foreignRequests(page: Page): string[] {
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (request.isNavigationRequest()) return;
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== new URL(page.url()).origin)
      foreign.push(request.url());
  });
  return foreign;
}

const operationsOf = ({ paths }: { paths: object }) =>
  Object.values(paths).flatMap((item: Record<string, { operationId: string }>) =>
    Object.values(item).map(({ operationId }) => operationId),
  );

/** Runs a command as somebody would paste it, and says the HTTP status it got. */
function statusOf(command: string): string {
  const quiet = command.replace(/^curl /, `curl -s -o /dev/null -w '%{http_code}' `);
  const env = { ...process.env, AIRGATE_KEY: demo.apiKey };
  return execFileSync("sh", ["-c", quiet], { env, encoding: "utf8" });
}
