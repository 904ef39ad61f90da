import { parseAsArrayOf, parseAsString } from "nuqs/server";

/**
 * The pages gone through, as the cursors after which each began: the last is the page in view. A
 * keyset knows no way back, so the address keeps it.
 */
export const parseTrail = parseAsArrayOf(parseAsString, "~").withDefault([]);

/** The two steps from a page; absent where there is none. */
export function stepsFrom(
  trail: readonly string[],
  next: string | null | undefined,
  go: (trail: string[] | null) => void,
) {
  return {
    onPrevious: trail.length > 0 ? () => go(trail.slice(0, -1)) : undefined,
    onNext: next ? () => go([...trail, next]) : undefined,
  };
}
