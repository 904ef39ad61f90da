import { seal, unseal } from "@/core/secrets";
import type { targets } from "../tables";

type Row = typeof targets.$inferSelect;

/** A ciphertext of another row or column does not open. */
const place = (id: string, column: "sealed_url" | "sealed_secret") =>
  `alerts_targets|${id}|${column}`;

export const sealUrl = (id: string, url: string): string => seal(url, place(id, "sealed_url"));

/** The previous secret was sealed as the present one, and stays so. */
export const sealSecret = (id: string, secret: string): string =>
  seal(secret, place(id, "sealed_secret"));

/** The address and the secrets that sign now, the present one first. */
export function unsealTarget(row: Row, now: Date): { url: string; secrets: string[] } {
  const { id, sealedUrl, sealedSecret, sealedPrevious, previousUntil } = row;
  const previous = previousUntil && previousUntil > now ? sealedPrevious : null;
  const secrets = [sealedSecret, previous].filter((one) => one !== null);
  return {
    url: unseal(sealedUrl, place(id, "sealed_url")),
    secrets: secrets.map((one) => unseal(one, place(id, "sealed_secret"))),
  };
}

/** What of an address is shown: its host, and the last four characters of a long path. */
export function shownAddress(url: string): string {
  const { host, pathname, search } = new URL(url);
  const path = pathname.replace(/\/$/, "");
  if (search === "" && path.length < 8) return host + path;
  return `${host}/…${path.slice(-4)}`;
}

const longest = 300;

/** A receiver's words as they are kept: short, one line, without the address's path and the secrets. */
export function scrubbed(
  text: string,
  { url, secrets }: { url: string; secrets: readonly string[] },
) {
  const { pathname, search } = new URL(url);
  const hidden = [url, search, pathname, ...pathname.split("/"), ...secrets];
  let shown = text.slice(0, 4 * longest);
  for (const part of hidden) if (part.length > 5) shown = shown.replaceAll(part, "…");
  const line = shown.replaceAll(/[\p{Cc}\p{Surrogate}\s]+/gu, " ").trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
