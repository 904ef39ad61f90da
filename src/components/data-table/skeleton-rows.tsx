import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import { cellStyle, widthStyle } from "./cell-style";
import type { Column } from "./column";
import type { Density } from "./table-state";

const lengths = ["w-24", "w-16", "w-28", "w-20", "w-14", "w-32", "w-[4.5rem]", "w-[5.5rem]"];

/** Rows that are coming, in the shape of the rows that come. */
export function SkeletonRows<Row>(props: {
  columns: readonly Column<Row>[];
  rows: number;
  density: Density;
  selectable: boolean;
  withActions: boolean;
}) {
  const ids = Array.from({ length: props.rows }, (_, row) => row);
  return ids.map((row) => (
    <tr
      key={row}
      className="max-sm:grid max-sm:gap-2 max-sm:border-line max-sm:border-b max-sm:p-3"
    >
      {props.selectable && (
        <td className="w-9 min-w-9 max-w-9 border-line border-b pr-0 pl-3 max-sm:hidden">
          <Skeleton className="size-4" />
        </td>
      )}
      {props.columns.map((column, position) => (
        <td
          key={column.id}
          style={widthStyle(column)}
          className={cn(
            "border-line border-b px-3 max-sm:border-0 max-sm:px-0",
            props.density === "compact" ? "sm:h-8" : "sm:h-10",
            cellStyle(column),
            column.phoneHidden && "max-sm:hidden",
          )}
        >
          <Skeleton
            className={cn(
              "h-2.5 max-w-full",
              lengths[(row * 3 + position * 5) % lengths.length],
              column.numeric && "sm:ml-auto",
            )}
          />
        </td>
      ))}
      {props.withActions && <td className="w-0 border-line border-b p-0 max-sm:hidden" />}
    </tr>
  ));
}
