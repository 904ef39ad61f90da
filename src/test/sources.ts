import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export type Source = { file: string; text: string };

/** The product's own source files, without tests. */
export function sources(): Source[] {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .filter((file) => !/^(test|simulators)\/|^server\/runner\/test-/.test(file))
    .sort()
    .map((file) => ({ file, text: readFileSync(path.join("src", file), "utf8") }));
}

const code = /^[a-z][a-z0-9_]*\.[a-z0-9_]+$/;

/** Every literal of a text, also both sides of a conditional. */
const literalsIn = (text: string) => [...text.matchAll(/"([^"\n]*)"/g)].map(([, value]) => value!);

/** Codes of refusals: of a `DomainError`, and of the rules of a schema. */
export function errorCodesOf({ file, text }: Source): string[] {
  const thrown = [...text.matchAll(/new DomainError\(\s*"[a-z_]+",\s*([^,)]+)/g)];
  const named = thrown.flatMap(([, argument]) => literalsIn(argument!));
  const isSchema = /schema(\.ts|\/)|^core\/(inputs|money|passwords)\.ts$/.test(file);
  return [...named, ...(isSchema ? literalsIn(text) : [])].filter((value) => code.test(value));
}

/** Actions of audit rows, which a command writes out in full. */
export function actionsOf({ file, text }: Source): string[] {
  if (!/^(modules|server)\//.test(file)) return [];
  const named = [...text.matchAll(/\baction:\s*([^;{}]*?)(?=,\s*\n|\n\s*\}|,\s*targetType)/g)];
  return named
    .flatMap(([, value]) => literalsIn(value!))
    .filter((value) => /^[a-z][a-z_]*(\.[a-z_]+)+$/.test(value));
}

/**
 * Texts that a component asks for, where namespace and key are literals. A file may bind one name
 * several times, so each use comes as the keys that it may mean.
 */
export function textsOf({ text }: Source): string[][] {
  const bound = text.matchAll(
    /const (\w+) = (?:await )?(?:useTranslations|getTranslations)\(\s*(?:"([^"]+)")?\s*\)/g,
  );
  const namespaces = new Map<string, string[]>();
  for (const [, name, namespace] of bound) {
    namespaces.set(name!, [...(namespaces.get(name!) ?? []), namespace ? `${namespace}.` : ""]);
  }
  return [...namespaces].flatMap(([name, prefixes]) => {
    const use = new RegExp(`(?<![.\\w])${name}(?:\\.rich|\\.markup)?\\(\\s*"([^"]+)"`, "g");
    return [...text.matchAll(use)].map(([, key]) => prefixes.map((prefix) => prefix + key));
  });
}
