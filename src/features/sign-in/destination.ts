import type { Door } from "./auth-client";

const starts: Record<Door, string> = {
  admin: "/dashboard",
  person: "/workspaces",
  sub_account: "/portal",
};

/**
 * Where a fresh session leads: back to where one wanted to go when that is a page of ours which
 * opens to this kind of person, else to their start page.
 */
export function destinationOf(door: Door, wanted: string | null): string {
  const path = wanted === null ? undefined : ownPath(wanted);
  if (path === undefined || isPortal(path) !== (door === "sub_account")) return starts[door];
  return path;
}

const isPortal = (path: string) => /^\/portal(?=$|[/?#])/.test(path);

const nowhere = "http://nowhere.invalid";

/** The path of an address on this site, written as the browser would; undefined for any other. */
function ownPath(wanted: string): string | undefined {
  if (!wanted.startsWith("/") || !URL.canParse(wanted, nowhere)) return undefined;
  const { origin, pathname, search, hash } = new URL(wanted, nowhere);
  if (origin !== nowhere || pathname.startsWith("//")) return undefined;
  if (/^\/(api|sign-in|set-up)(?=$|\/)/.test(pathname) || pathname === "/") return undefined;
  return `${pathname}${search}${hash}`;
}
