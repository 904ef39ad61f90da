import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { readSimulator } from "./cloud-control";

const folder = mkdtempSync(path.join(tmpdir(), "airgate-demo-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const url = "http://127.0.0.1:3900";
const account = (accountId: number) => ({
  accountId,
  name: `主账号 ${accountId}`,
  accessKeyId: "AKLTdemo",
  secretAccessKey: "secret",
});
const given = (accounts: readonly object[]) => {
  const file = path.join(folder, `${accounts.length}.json`);
  writeFileSync(file, JSON.stringify({ url, accounts }));
  return file;
};

test("the cloud side is loaded where the product talks to this simulated cloud, and nowhere else", () => {
  const file = given([account(1), account(2)]);
  expect(readSimulator(file, url)?.accounts.map(({ accountId }) => accountId)).toEqual([1, 2]);
  // One of an earlier start, while the product talks to the real cloud now.
  expect(readSimulator(file, "https://open.volcengineapi.com")).toBeUndefined();
  expect(readSimulator(path.join(folder, "absent.json"), url)).toBeUndefined();
  expect(readSimulator(undefined, url)).toBeUndefined();
  expect(readSimulator(given([account(1)]), url)).toBeUndefined();
});
