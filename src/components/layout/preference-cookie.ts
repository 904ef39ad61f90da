const year = 60 * 60 * 24 * 365;

/** Remembers a choice of looks in a cookie, so that the server renders it without a flash. */
export function rememberPreference(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing outside secure contexts
  document.cookie = `${name}=${value}; path=/; max-age=${year}; samesite=lax`;
}
