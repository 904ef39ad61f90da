import type { ReactNode } from "react";

/** How one column of a `DataTable` reads and shows a row. */
export type Column<Row> = {
  id: string;
  /** Plain text: it also names the column in the menu and in the phone layout. */
  header: string;
  cell: (row: Row) => ReactNode;
  /** Right-aligned, tabular figures; sorts from high to low first. */
  numeric?: boolean;
  sortable?: boolean;
  /** Pixels; without it the column takes what its content needs. */
  width?: number;
  /** Lets the content run over several lines. */
  wrap?: boolean;
  /** Stays when the person hides columns; the first column always does. */
  locked?: boolean;
  /** Left out of the cards that a phone shows instead of rows. */
  phoneHidden?: boolean;
};
