import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { zone } from "@/core/env";
import { localeCookie, localeFrom } from "./locale";
import { messagesOf } from "./messages";

/** The language of a request comes from a cookie or the browser; the address has no prefix. */
export default getRequestConfig(async () => {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  const locale = localeFrom(jar.get(localeCookie)?.value, sent.get("accept-language"));
  return { locale, messages: messagesOf(locale), timeZone: zone() };
});
