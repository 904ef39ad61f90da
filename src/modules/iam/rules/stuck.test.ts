import { expect, test } from "vitest";
import { isTold } from "./stuck";

const told = (refused: boolean) =>
  Array.from({ length: 20 }, (_, n) => n + 1).filter((attempts) => isTold(attempts, refused));

test("a refusal is told of soon, a trouble when it lasts, and what lasts on not each time", () => {
  expect(told(true)).toEqual([3, 8]);
  expect(told(false)).toEqual([8]);
});
