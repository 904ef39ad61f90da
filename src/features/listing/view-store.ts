/** A list as somebody likes to see it: its name, and the address behind `?`. */
export type SavedView = { name: string; query: string };

/** Where in the list one is, and what is open beside it: no part of a view. */
const passing = new Set(["after", "look", "row", "run", "key", "approval"]);

/** The part of an address that a view keeps, in one order, so that equal views look equal. */
export function viewQuery(address: string): string {
  const kept = [...new URLSearchParams(address)].filter(([name]) => !passing.has(name));
  return new URLSearchParams(kept.sort(([one], [other]) => one.localeCompare(other))).toString();
}

/** The views in a stored text; what is none is left out. */
export function readViews(stored: string | null): SavedView[] {
  try {
    const list: unknown = JSON.parse(stored ?? "[]");
    return Array.isArray(list) ? list.filter(isView) : [];
  } catch {
    return [];
  }
}

function isView(value: unknown): value is SavedView {
  if (typeof value !== "object" || value === null) return false;
  const { name, query } = value as Partial<Record<keyof SavedView, unknown>>;
  return typeof name === "string" && name !== "" && typeof query === "string";
}

/** With the view at the end; one of the same name gives way to it. */
export const withView = (views: readonly SavedView[], view: SavedView): SavedView[] => [
  ...withoutView(views, view.name),
  view,
];

export const withoutView = (views: readonly SavedView[], name: string): SavedView[] =>
  views.filter((view) => view.name !== name);
