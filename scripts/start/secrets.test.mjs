import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepSecrets } from "./secrets.mjs";

let folder;
let file;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "airgate-secrets-"));
  file = path.join(folder, "secrets.json");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a demo's secrets are made once and marked as such", () => {
  const secrets = keepSecrets(file);
  expect(secrets.nextAuthSecret).toMatch(/^demo:/);
  expect(secrets.masterKeys).toMatch(/^demo1:[A-Za-z0-9+/]{43}=$/);
  expect(keepSecrets(file)).toEqual(secrets);
});

test("a master key without the mark goes on opening what it sealed, behind a marked one", () => {
  const old = `k1:${Buffer.alloc(32, 7).toString("base64")}`;
  writeFileSync(file, JSON.stringify({ ...keepSecrets(file), masterKeys: old }));
  const { masterKeys } = keepSecrets(file);
  expect(masterKeys.split(",")).toEqual([expect.stringMatching(/^demo1:/), old]);
  expect(JSON.parse(readFileSync(file, "utf8")).masterKeys).toBe(masterKeys);
  expect(keepSecrets(file).masterKeys).toBe(masterKeys);
});
