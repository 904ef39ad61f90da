import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const imported = /(?:from|import\()\s*"((?:@\/|\.)[^"]+)"/g;
const endings = ["", ".ts", ".tsx"];

/** A file and everything of ours that it imports, itself first. */
export function reachedFrom(entry: string): string[] {
  const reached = new Set([entry]);
  for (const file of reached) {
    for (const [statement, target] of readFileSync(file, "utf8").matchAll(imported)) {
      const found = resolved(file, target!);
      if (found && !statement.startsWith("import type")) reached.add(found);
    }
  }
  return [...reached];
}

function resolved(from: string, target: string): string | undefined {
  const base = target.startsWith("@/")
    ? path.join("src", target.slice(2))
    : path.join(path.dirname(from), target);
  return endings
    .map((ending) => base + ending)
    .find((file) => /\.tsx?$/.test(file) && existsSync(file));
}

/** Namespaces behind the functions of `i18n/keys`. */
const keyFunctions: Readonly<Record<string, string>> = {
  actionKey: "actions",
  errorKey: "errors-*",
  operationKey: "operations-*",
  capabilityKey: "capabilities",
  scopeKey: "scopes",
  roleKey: "roles",
};

/** The namespaces, of those that exist, whose texts a file asks for while it is drawn. */
export function namespacesIn(file: string, known: ReadonlySet<string>): string[] {
  const text = readFileSync(file, "utf8");
  const keyed = Object.entries(keyFunctions).flatMap(([name, namespace]) =>
    new RegExp(`\\b${name}\\b`).test(text) ? [namespace] : [],
  );
  const named = [...text.matchAll(/useTranslations\(\s*"([^".]+)/g)].map(([, name]) => name!);
  const whole = [...text.matchAll(/const (\w+) = useTranslations\(\)/g)].flatMap(([, name]) =>
    [...text.matchAll(firstPart(name!))].map(([, namespace]) => namespace!),
  );
  return [...new Set([...keyed, ...[...named, ...whole].filter((name) => known.has(name))])];
}

/** The namespace in `t("words.coins")` and its like, of a `t` that knows them all. */
const firstPart = (name: string) =>
  new RegExp(`(?<![.\\w])${name}(?:\\.has|\\.raw)?\\(\\s*["\`]([\\w-]+)\\.`, "g");
