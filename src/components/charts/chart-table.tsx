export type ChartTableData = {
  head: readonly string[];
  /** Formatted; the first cell names the row. */
  rows: readonly (readonly string[])[];
};

export function ChartTable(props: { data: ChartTableData; labelledBy: string }) {
  const [name, ...columns] = props.data.head;
  return (
    <table aria-labelledby={props.labelledBy} className="figures w-full text-sm">
      <thead>
        <tr className="text-muted text-xs">
          <th scope="col" className="sticky top-0 bg-surface py-1.5 pr-3 text-left font-medium">
            {name}
          </th>
          {columns.map((column) => (
            <th
              key={column}
              scope="col"
              className="sticky top-0 bg-surface py-1.5 pl-3 text-right font-medium"
            >
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.data.rows.map(([row = "", ...cells]) => (
          <tr key={row} className="border-line border-t">
            <th scope="row" className="py-1.5 pr-3 text-left font-normal">
              {row}
            </th>
            {cells.map((cell, position) => (
              <td key={columns[position]} className="py-1.5 pl-3 text-right">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
