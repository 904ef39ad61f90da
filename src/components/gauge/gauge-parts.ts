import type { Formatters } from "@/components/ui/format-provider";
import type { UiText } from "@/components/ui/ui-text";
import { type GaugeFigures, type GaugeGeometry, microsToDecimal } from "./gauge-geometry";

export type GaugePart = {
  kind: "available" | "allowance" | "booster" | "held" | "debt" | "forecast" | "granted";
  label: string;
  figure: string;
};

/** What a gauge shows, in words and exact figures: for the legend, the hover and screen readers. */
export function gaugeParts(
  figures: GaugeFigures,
  gauge: GaugeGeometry,
  text: UiText,
  format: Formatters,
  unit: string | undefined,
): GaugePart[] {
  const part = (kind: GaugePart["kind"], label: string, micros: number): GaugePart => ({
    kind,
    label,
    figure: format.money(microsToDecimal(micros), unit === undefined ? undefined : { unit }),
  });
  const debt = Math.max(0, -figures.allowanceRemaining);
  return [
    part("available", text.gaugeAvailable, gauge.available),
    ...(figures.allowanceGranted > 0 || figures.allowanceRemaining > 0
      ? [part("allowance", text.gaugeAllowance, Math.max(0, figures.allowanceRemaining))]
      : []),
    ...(figures.boosterGranted > 0 || figures.booster > 0
      ? [part("booster", text.gaugeBooster, figures.booster)]
      : []),
    ...(figures.held > 0 ? [part("held", text.gaugeHeld, figures.held)] : []),
    ...(debt > 0 ? [part("debt", text.gaugeDebt, debt)] : []),
    ...(figures.forecast === undefined
      ? []
      : [part("forecast", text.gaugeForecast, figures.forecast)]),
    part("granted", text.gaugeGranted, gauge.granted),
  ];
}
