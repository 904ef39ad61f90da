import { type BrowserContext, expect, type Page } from "@playwright/test";
import { signIn, type Who } from "./demo";

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

/** Sessions that earlier journeys opened, by who signed in: most journeys are not about signing in. */
const sessions = new Map<Who, Cookies>();

/**
 * Makes the page somebody's: with the session of an earlier journey while it lasts, else by signing
 * in. Journeys that end sessions, or ask when somebody signed in, sign in by themselves.
 */
export async function enter(page: Page, who: Who): Promise<void> {
  const context = page.context();
  const known = sessions.get(who);
  if (known) {
    await context.addCookies(known);
    if (await isInside(context)) return;
  }
  await signIn(page, who);
  const cookies = await context.cookies();
  sessions.set(
    who,
    cookies.filter(({ name }) => name.includes("session")),
  );
}

/** The root leads whoever is signed in to a start page, and others to the sign-in page. */
async function isInside(context: BrowserContext): Promise<boolean> {
  const url = process.env.AIRGATE_BASE_URL ?? "http://localhost:3000";
  const answer = await context.request.get(url, { maxRedirects: 0 });
  return !answer.headers().location?.includes("/sign-in");
}

/** The page's session is over; a page that notices it while it is opened anew goes by itself. */
export async function expectSignedOut(page: Page): Promise<void> {
  await expect(async () => {
    await page.goto(page.url());
    expect(page.url()).toContain("/sign-in?");
  }).toPass();
}
