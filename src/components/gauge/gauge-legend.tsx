import { cn } from "@/components/ui/cn";
import { heldStyle, levelFill } from "./gauge-bar";
import type { GaugeGeometry } from "./gauge-geometry";
import type { GaugePart } from "./gauge-parts";

/** The parts by swatch, name and exact figure; `stacked` fits a tooltip. */
export function GaugeLegend(props: {
  gauge: GaugeGeometry;
  parts: readonly GaugePart[];
  stacked?: boolean;
}) {
  const fill = levelFill[props.gauge.level];
  const swatches: Partial<Record<GaugePart["kind"], string>> = {
    allowance: fill,
    booster: cn(fill, "opacity-60"),
    held: heldStyle,
    debt: "bg-danger-fill",
    forecast: "hatch text-control shadow-[inset_0_0_0_1px_var(--control)]",
  };
  return (
    <dl
      className={cn(
        "figures",
        props.stacked ? "grid gap-0.5 py-0.5" : "flex flex-wrap gap-x-6 gap-y-2 text-sm",
      )}
    >
      {props.parts.map(({ kind, label, figure }) => (
        <div
          key={kind}
          className={props.stacked ? "flex items-center justify-between gap-6" : "grid"}
        >
          <dt
            className={cn(
              "flex items-center gap-1.5",
              props.stacked ? "opacity-80" : "text-muted text-xs",
            )}
          >
            {swatches[kind] && (
              <span aria-hidden="true" className={cn("size-2.5 rounded-[2px]", swatches[kind])} />
            )}
            {label}
          </dt>
          <dd className={props.stacked ? "" : "font-medium"}>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
