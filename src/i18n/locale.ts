export const locales = ["zh-CN", "en"] as const;
export type AppLocale = (typeof locales)[number];

export const localeCookie = "airgate-locale";

/** The chosen language, else English for browsers that prefer it, else Chinese. */
export function localeFrom(cookie: string | undefined, acceptLanguage: string | null): AppLocale {
  const chosen = locales.find((locale) => locale === cookie);
  if (chosen) return chosen;
  return preferred(acceptLanguage ?? "").startsWith("en") ? "en" : "zh-CN";
}

/** The language with the highest weight; of equal ones the first. */
function preferred(acceptLanguage: string): string {
  let best = { tag: "", weight: 0 };
  for (const part of acceptLanguage.split(",")) {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const given = parameters.map((one) => one.trim()).find((one) => one.startsWith("q="));
    const weight = given === undefined ? 1 : Number(given.slice(2)) || 0;
    if (weight > best.weight) best = { tag, weight };
  }
  return best.tag;
}
