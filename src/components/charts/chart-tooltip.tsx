export type TooltipLine = { id: string; label: string; value: string; colour?: string };

/** The figures under the pointer. */
export function ChartTooltip(props: {
  title: string;
  lines: readonly TooltipLine[];
  total?: string;
}) {
  return (
    <div className="figures min-w-36 rounded-md bg-raised px-3 py-2 text-xs shadow-float">
      <p className="mb-1 flex justify-between gap-6 font-medium">
        <span>{props.title}</span>
        <span>{props.total}</span>
      </p>
      {props.lines.map((line) => (
        <p key={line.id} className="flex items-center justify-between gap-6">
          <span className="flex items-center gap-1.5 text-muted">
            {line.colour && (
              <span className="size-2 rounded-[2px]" style={{ background: line.colour }} />
            )}
            {line.label}
          </span>
          <span>{line.value}</span>
        </p>
      ))}
    </div>
  );
}
