import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { isEverywhere, isOfFrame, ofPages } from "@/i18n/areas";
import { messagesOf } from "@/i18n/messages";
import { namespacesIn, reachedFrom } from "./message-use";

const all = Object.keys(messagesOf("en"));
const known = new Set(all);
const own: ReadonlySet<string> = new Set(ofPages);
const app = "src/app";
const parts = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)(page|layout|error|loading|not-found)\.tsx$/.test(file))
  .map((file) => path.join(app, file));

/** What a file asks for itself, by name: the first argument of `PageMessages`. */
const named = (file: string) =>
  [...readFileSync(file, "utf8").matchAll(/<PageMessages\s+names={\[([^\]]*)\]}/g)].flatMap(
    ([, names]) => [...names!.matchAll(/"([^"]+)"/g)].map(([, name]) => name!),
  );

/** The layouts around a file, itself included when it is one. */
function layoutsOf(file: string): string[] {
  const folders = path.dirname(file).split("/");
  return folders
    .map((_, depth) => path.join(...folders.slice(0, depth + 1), "layout.tsx"))
    .filter((layout) => layout.startsWith(app) && existsSync(layout));
}

function given(file: string): Set<string> {
  const layouts = layoutsOf(file);
  const framed = layouts.some((layout) => readFileSync(layout, "utf8").includes("<FrameMessages>"));
  return new Set([
    ...all.filter((name) => isEverywhere(name) || (framed && isOfFrame(name))),
    ...[...layouts, file].flatMap(named),
  ]);
}

const drawn = /^src\/(app|features|components)\//;
const asked = (file: string) => {
  const files = reachedFrom(file).filter((one) => drawn.test(one));
  const names = files.flatMap((one) => namespacesIn(one, known));
  // Both are families of files: an error's code says which it is.
  return new Set(names.flatMap((name) => (name.endsWith("*") ? familyOf(name) : [name])));
};
const familyOf = (name: string) => all.filter((one) => one.startsWith(name.slice(0, -1)));

test.each(parts)("%s has the texts that it may show, and brings no others", (file) => {
  const wanted = asked(file);
  expect([...wanted].filter((name) => !given(file).has(name))).toEqual([]);
  expect(named(file).filter((name) => !wanted.has(name) && !usedBelow(file, name))).toEqual([]);
});

/** A layout may bring texts for the pages in it. */
const usedBelow = (file: string, name: string) =>
  file.endsWith("layout.tsx") &&
  parts.some((part) => part.startsWith(path.dirname(file)) && asked(part).has(name));

test("texts of pages exist, and are no page's by mistake", () => {
  expect([...own].filter((name) => !known.has(name))).toEqual([]);
  expect(parts.length).toBeGreaterThan(20);
});
