import { expect, test } from "vitest";
import { fitsMask } from "./ark-keys";

const key = "3926a1f2-52b1-4c5b-9d3b-27cd2bb0dab0";

test.each([
  ["392****dab0", true],
  ["392****dab1", false],
  ["393****dab0", false],
  ["3926a1f2********2bb0dab0", true],
  ["*****", false],
  ["3****0", false],
  [key, true],
  ["", false],
])("the mask %s fits: %s", (mask, fits) => {
  expect(fitsMask(mask, key)).toBe(fits);
});
