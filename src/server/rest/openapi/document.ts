import { scopes } from "@/core/permissions";
import { scopeKey } from "@/i18n/keys";
import { messagesOf } from "@/i18n/messages";
import type { Locale, Route } from "../route";
import { routesByWork } from "../routes";
import { components } from "./components";
import { curlOf } from "./curl";
import { bodyExamples, bodyOf, operationIdOf, parametersOf } from "./inputs";
import { responsesOf } from "./responses";
import { type Words, wordsIn } from "./words";

/**
 * The API as OpenAPI 3.1, from the route table and the operations' own schemas; the same input gives
 * the same document, byte for byte.
 */
export function documentOf(locale: Locale, baseUrl: string) {
  const words = wordsIn(locale);
  const server = `${baseUrl.replace(/\/$/, "")}/api/v1`;
  const works = Object.entries(routesByWork);
  return {
    openapi: "3.1.1",
    info: {
      title: words.of("title"),
      version: "1",
      description: words.of("about"),
    },
    servers: [{ url: server }],
    tags: works.map(([work]) => ({
      name: words.of("works", work, "name"),
      description: words.of("works", work, "about"),
    })),
    paths: pathsOf(
      works.flatMap(([work, routes]) =>
        routes.map((route) => ({
          route,
          operation: operationOf(route, { locale, words, server, work }),
        })),
      ),
    ),
    components: components(words),
    "x-scopes": scopesUsed(locale),
  };
}

type Described = { route: Route; operation: ReturnType<typeof operationOf> };

function pathsOf(list: readonly Described[]) {
  const paths: Record<string, Record<string, Described["operation"]>> = {};
  for (const { route, operation } of list) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation };
  }
  return paths;
}

type Setting = { locale: Locale; words: Words; server: string; work: string };

function operationOf(route: Route, { locale, words, server, work }: Setting) {
  const id = operationIdOf(route);
  const parameters = parametersOf(route, words);
  const schema = bodyOf(route, words);
  return {
    operationId: id,
    tags: [words.of("works", work, "name")],
    summary: words.of(id, "summary"),
    description: words.of(id, "description"),
    security: [{ bearer: [route.scope] }, { header: [route.scope] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(schema
      ? {
          requestBody: {
            required: true,
            content: { "application/json": { schema, examples: bodyExamples(route, words) } },
          },
        }
      : {}),
    responses: responsesOf(route, words, locale),
    "x-codeSamples": [{ lang: "Shell", label: "curl", source: curlOf(route, server) }],
  };
}

/** The scopes that open a route, with their names. */
function scopesUsed(locale: Locale): Record<string, string> {
  const routes = Object.values(routesByWork).flat();
  const used = scopes.filter((scope) => routes.some((route) => route.scope === scope));
  const names = messagesOf(locale).scopes ?? {};
  return Object.fromEntries(
    used.map((scope) => [scope, String(names[scopeKey(scope).slice("scopes.".length)])]),
  );
}
