import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Entry = { optionalDependencies?: Record<string, string> };

/** npm leaves platform packages it could not find out of the lock, and `npm ci` then refuses it. */
test("package-lock.json holds the packages of every platform", () => {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  expect(missing(packages)).toEqual([]);
});

test("a lock without one of them is found out", () => {
  const packages = {
    "node_modules/a": { optionalDependencies: { b: "1", c: "1" } },
    "node_modules/a/node_modules/b": {},
  };
  expect(missing(packages)).toEqual(["c of node_modules/a"]);
});

function missing(packages: Record<string, Entry>) {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !placesFor(place, name).some((candidate) => candidate in packages))
      .map((name) => `${name} of ${place}`),
  );
}

/** Where Node looks for a package: in the dependent's own folder, then in each one around it. */
function placesFor(dependent: string, name: string) {
  const parts = dependent === "" ? [] : dependent.split("/node_modules/");
  return [...parts.map((_, depth) => parts.slice(0, depth + 1).join("/node_modules/")), ""].map(
    (folder) => (folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`),
  );
}
