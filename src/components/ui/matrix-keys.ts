export type MatrixPlace = { row: number; column: number };

/** Where an arrow, Home, End or Page key leads in a grid; `undefined` for other keys. */
export function nextPlace(
  key: string,
  ctrl: boolean,
  { row, column }: MatrixPlace,
  size: MatrixPlace,
): MatrixPlace | undefined {
  const lastRow = size.row - 1;
  const lastColumn = size.column - 1;
  const moves: Record<string, MatrixPlace> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    Home: { row: ctrl ? 0 : row, column: 0 },
    End: { row: ctrl ? lastRow : row, column: lastColumn },
    PageUp: { row: row - 10, column },
    PageDown: { row: row + 10, column },
  };
  const next = moves[key];
  return (
    next && {
      row: Math.min(lastRow, Math.max(0, next.row)),
      column: Math.min(lastColumn, Math.max(0, next.column)),
    }
  );
}
