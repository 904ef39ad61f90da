import type { CSSProperties } from "react";
import type { Column } from "./column";

type Shape = Pick<Column<never>, "width" | "numeric" | "wrap">;

export function widthStyle({ width }: Shape): CSSProperties | undefined {
  return width === undefined ? undefined : ({ "--width": `${width}px` } as CSSProperties);
}

/** On phones widths do not apply: there a row is a card. */
export function cellStyle({ width, numeric, wrap }: Shape): string {
  return [
    width === undefined
      ? ""
      : "sm:w-[var(--width)] sm:min-w-[var(--width)] sm:max-w-[var(--width)]",
    numeric ? "figures sm:text-right" : "",
    wrap ? "whitespace-normal" : "sm:truncate sm:whitespace-nowrap",
  ].join(" ");
}
