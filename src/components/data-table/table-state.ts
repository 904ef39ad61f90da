export type Density = "comfortable" | "compact";

export type Sort = { column: string; direction: "asc" | "desc" };

/** The ids of rows, or every row that matches the filter, on all pages. */
export type Selection = "all" | readonly string[];

/** A first press sorts, a second turns the order round, a third takes the order away. */
export function nextSort(current: Sort | undefined, column: string, first: Sort["direction"]) {
  if (current?.column !== column) return { column, direction: first };
  if (current.direction !== first) return undefined;
  return { column, direction: first === "asc" ? ("desc" as const) : ("asc" as const) };
}

export function isSelected(selection: Selection, id: string): boolean {
  return selection === "all" || selection.includes(id);
}

/** Taking a row out of "all that match" leaves the other rows of this page. */
export function toggleRow(selection: Selection, id: string, page: readonly string[]): string[] {
  if (selection === "all") return page.filter((other) => other !== id);
  return selection.includes(id) ? selection.filter((other) => other !== id) : [...selection, id];
}

export function pageState(selection: Selection, page: readonly string[]) {
  const count = page.filter((id) => isSelected(selection, id)).length;
  if (count === 0) return false;
  return count === page.length ? true : "indeterminate";
}

/** Keeps rows chosen on other pages. */
export function togglePage(selection: Selection, page: readonly string[]): string[] {
  if (selection === "all") return [];
  const others = selection.filter((id) => !page.includes(id));
  return pageState(selection, page) === true ? others : [...others, ...page];
}
