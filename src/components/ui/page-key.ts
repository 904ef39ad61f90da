const typing = "input, textarea, select, [contenteditable=true], [role=menu], [role=listbox]";

/** A key that belongs to the page: pressed alone, outside fields, menus and dialogs. */
export function isPageKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  if (document.querySelector("[role=dialog], [role=alertdialog]")) return false;
  return !(event.target instanceof Element && event.target.closest(typing));
}
