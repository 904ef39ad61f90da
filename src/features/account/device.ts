const browsers = [
  ["Edge", /\bEdg(?:e|A|iOS)?\/(\d+)/],
  ["WeChat", /\bMicroMessenger\/(\d+)/],
  ["Firefox", /\b(?:Firefox|FxiOS)\/(\d+)/],
  ["Chrome", /\b(?:Chrome|CriOS|HeadlessChrome)\/(\d+)/],
  ["Safari", /\bVersion\/(\d+).*Safari\//],
] as const;

const systems = [
  ["HarmonyOS", /HarmonyOS|OpenHarmony/],
  ["Android", /Android/],
  ["iOS", /iPhone|iPad|iPod/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X|Macintosh/],
  ["Linux", /Linux|X11/],
] as const;

/** Browser and system of a session, as far as its user agent says; names need no translation. */
export function deviceOf(userAgent: string | null): string | undefined {
  const agent = userAgent ?? "";
  const found = browsers.find(([, pattern]) => pattern.test(agent));
  const system = systems.find(([, pattern]) => pattern.test(agent))?.[0];
  const version = found?.[1].exec(agent)?.[1];
  const parts = [...(found ? [`${found[0]} ${version}`] : []), ...(system ? [system] : [])];
  return parts.length > 0 ? parts.join(" · ") : undefined;
}
