import { expect, test } from "vitest";
import { gate } from "./gate";

const full = new Error("full");
/** A run that ends when it is told to. */
function pending() {
  let end = () => {};
  let fail = (_error: Error) => {};
  const done = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { done, end, fail };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("so many run at once, so many wait in their order, one more is refused at once", async () => {
  const pass = gate({ width: 2, queue: 3, refusal: () => full });
  const runs = Array.from({ length: 5 }, pending);
  const begun: number[] = [];
  const passed = runs.map((run, i) =>
    pass(() => {
      begun.push(i);
      return run.done.then(() => i);
    }),
  );
  await expect(pass(async () => 6)).rejects.toBe(full);
  expect(begun).toEqual([0, 1]);
  runs[1]!.end();
  await settled();
  expect(begun).toEqual([0, 1, 2]);
  for (const run of runs) run.end();
  expect(await Promise.all(passed)).toEqual([0, 1, 2, 3, 4]);
  expect(await pass(async () => "free again")).toBe("free again");
});

test("a run that fails makes way for the next", async () => {
  const pass = gate({ width: 1, queue: 1, refusal: () => full });
  const first = pending();
  const [failing, next] = [pass(() => first.done), pass(async () => "next")];
  first.fail(new Error("broken"));
  await expect(failing).rejects.toThrow("broken");
  expect(await next).toBe("next");
  const throwing = pass(() => {
    throw new Error("at once");
  });
  await expect(throwing).rejects.toThrow("at once");
  expect(await pass(async () => 1)).toBe(1);
});
