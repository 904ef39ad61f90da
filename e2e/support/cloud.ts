import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";

const home = process.env.AIRGATE_HOME ?? ".airgate";
type Written = { simulator: { url: string } };

/** Asks the simulated cloud for something that no customer of it could do. */
export async function control<T>(verb: string, input: object = {}): Promise<T> {
  const { simulator } = JSON.parse(readFileSync(path.join(home, "demo.json"), "utf8")) as Written;
  const response = await fetch(`${simulator.url}/_control/${verb}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${verb}: ${JSON.stringify(answer)}`);
  return answer as T;
}

/** A main account of the cloud that nothing else uses, and its own key. */
export const newMainAccount = (name: string) =>
  control<{ accountId: number; accessKeyId: string; secretAccessKey: string }>("createAccount", {
    name,
  });

/** Has the bills of a cloud account polled now, as whoever is signed in on the page. */
export async function requestPoll(page: Page, cloudAccountId: string): Promise<void> {
  const status = await page.evaluate(async (id) => {
    const response = await fetch("/api/trpc/billing.requestPoll", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ json: { cloudAccountId: id } }),
    });
    return response.status;
  }, cloudAccountId);
  if (status !== 200) throw new Error(`the poll was answered with ${status}`);
}
