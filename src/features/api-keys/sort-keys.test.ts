import { expect, test } from "vitest";
import { type ApiKey, sortedKeys } from "./sort-keys";

const key = (name: string, requests: number, lastUsedAt: string | null = null) =>
  ({ name, prefix: `ag_${name}`, requests, lastUsedAt, createdAt: name }) as ApiKey;
const keys = [key("Chat", 5, "2026-03-01"), key("drama", 9), key("audit", 1, "2026-03-02")];
const names = (found: readonly ApiKey[]) => found.map(({ name }) => name);

test.each([
  ["name", "asc", ["audit", "Chat", "drama"]],
  ["requests", "desc", ["drama", "Chat", "audit"]],
  ["lastUsed", "desc", ["audit", "Chat", "drama"]],
] as const)("by %s, %s", (sort, dir, expected) => {
  expect(names(sortedKeys(keys, { q: "", sort, dir }))).toEqual(expected);
});

test("a key is found by a part of its name or prefix", () => {
  expect(names(sortedKeys(keys, { q: " DRA", sort: "name", dir: "asc" }))).toEqual(["drama"]);
  expect(names(sortedKeys(keys, { q: "ag_chat", sort: "name", dir: "asc" }))).toEqual(["Chat"]);
});
