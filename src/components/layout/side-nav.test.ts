import { expect, test } from "vitest";
import { currentItem } from "./side-nav";

const item = (href: string) => ({ href, label: href, icon: null });
const groups = [
  { items: [item("/")] },
  { label: "Policy", items: [item("/policy"), item("/policy/dark-room"), item("/pools")] },
];

test.each([
  ["/", "/"],
  ["/pools", "/pools"],
  ["/pools/cs-lab/ledger", "/pools"],
  ["/policy/dark-room/7", "/policy/dark-room"],
  ["/policy-old", undefined],
  ["/unknown", undefined],
])("at %s the navigation marks %s", (pathname, href) => {
  expect(currentItem(groups, pathname)?.href).toBe(href);
});
