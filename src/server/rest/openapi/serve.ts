import { env } from "@/core/env";
import { once } from "@/core/once";
import { localeOf } from "../answer";
import type { Locale } from "../route";
import { documentOf } from "./document";

/** The document of this installation, made once a language. */
export const publishedDocument = (locale: Locale) =>
  once(`rest.openapi.${locale}`, () => documentOf(locale, env().NEXTAUTH_URL));

/** `GET /api/v1/openapi.json`: in the language of `?lang=`, else of Accept-Language. No key needed. */
export function handleOpenApi(request: Request): Response {
  const asked = new URL(request.url).searchParams.get("lang");
  const locale = localeOf(asked ?? request.headers.get("accept-language") ?? undefined);
  return Response.json(publishedDocument(locale), {
    headers: { "content-language": locale, vary: "accept-language", "cache-control": "no-cache" },
  });
}
