import { expect, test } from "vitest";
import { destinationOf } from "./destination";

test.each([
  ["admin", null, "/dashboard"],
  ["person", null, "/workspaces"],
  ["sub_account", null, "/portal"],
  ["admin", "/workspaces/physics?tab=ledger#top", "/workspaces/physics?tab=ledger#top"],
  ["admin", "//evil.example/x", "/dashboard"],
  ["admin", "/\\evil.example", "/dashboard"],
  ["admin", "/\t/evil.example", "/dashboard"],
  ["admin", "https://evil.example", "/dashboard"],
  ["admin", "javascript:alert(1)", "/dashboard"],
  ["admin", "/x/..//evil.example", "/dashboard"],
  ["admin", "/sign-in?next=/", "/dashboard"],
  ["admin", "/api/trpc/access.me", "/dashboard"],
  ["admin", "/", "/dashboard"],
  ["admin", "/portal", "/dashboard"],
  ["admin", "/portals", "/portals"],
  ["sub_account", "/dashboard", "/portal"],
  ["sub_account", "/portal?tab=keys", "/portal?tab=keys"],
] as const)("%s who wanted %s lands on %s", (door, wanted, path) => {
  expect(destinationOf(door, wanted)).toBe(path);
});
