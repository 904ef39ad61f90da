import { expect, test } from "vitest";
import { strengthOf } from "./password-advice";

test.each([
  ["", "none"],
  ["short", "refused"],
  ["password123", "refused"],
  ["vq7-lamp", "fair"],
  ["vq7-lamp-ice", "good"],
  ["vq7-lamp-icebreaker", "strong"],
])("%s is %s", (password, strength) => {
  expect(strengthOf(password)).toBe(strength);
});
