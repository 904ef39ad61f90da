/** An OKLCH colour: lightness 0–1, chroma, hue in degrees. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];
export type Theme = "light" | "dark";
type Pair = Record<Theme, Oklch>;

const grey = 250;
const jade = 165;
const amber = 72;
const vermilion = 31;
const blue = 248;

/** Every colour of the product, in both themes. `theme.css` is written from this table. */
export const tokens = {
  frame: { light: [0.953, 0.006, grey], dark: [0.155, 0.01, grey] },
  canvas: { light: [0.981, 0.003, grey], dark: [0.187, 0.011, grey] },
  surface: { light: [1, 0, grey], dark: [0.216, 0.012, grey] },
  raised: { light: [1, 0, grey], dark: [0.25, 0.014, grey] },
  sunken: { light: [0.964, 0.005, grey], dark: [0.17, 0.01, grey] },
  hover: { light: [0.948, 0.007, grey], dark: [0.272, 0.014, grey] },
  line: { light: [0.906, 0.008, grey], dark: [0.295, 0.014, grey] },
  tick: { light: [0.79, 0.012, grey], dark: [0.42, 0.016, grey] },
  control: { light: [0.64, 0.016, grey], dark: [0.545, 0.018, grey] },
  fg: { light: [0.235, 0.018, grey], dark: [0.945, 0.006, grey] },
  muted: { light: [0.475, 0.018, grey], dark: [0.725, 0.014, grey] },
  inverse: { light: [0.235, 0.018, grey], dark: [0.93, 0.006, grey] },
  "inverse-fg": { light: [0.97, 0.004, grey], dark: [0.2, 0.014, grey] },

  accent: { light: [0.485, 0.1, jade], dark: [0.79, 0.135, jade] },
  "accent-hover": { light: [0.435, 0.092, jade], dark: [0.84, 0.13, jade] },
  "accent-fg": { light: [1, 0, jade], dark: [0.19, 0.035, jade] },
  "accent-soft": { light: [0.952, 0.03, jade], dark: [0.276, 0.042, jade] },
  "accent-fill": { light: [0.635, 0.128, jade], dark: [0.74, 0.138, jade] },
  warn: { light: [0.5, 0.108, amber], dark: [0.83, 0.14, 80] },
  "warn-fg": { light: [1, 0, amber], dark: [0.22, 0.045, amber] },
  "warn-soft": { light: [0.958, 0.042, 84], dark: [0.29, 0.046, amber] },
  "warn-fill": { light: [0.665, 0.145, 66], dark: [0.8, 0.152, 76] },
  danger: { light: [0.525, 0.185, vermilion], dark: [0.755, 0.145, vermilion] },
  "danger-hover": { light: [0.47, 0.17, vermilion], dark: [0.81, 0.115, vermilion] },
  "danger-fg": { light: [1, 0, vermilion], dark: [0.2, 0.05, vermilion] },
  "danger-soft": { light: [0.957, 0.024, vermilion], dark: [0.284, 0.06, vermilion] },
  "danger-fill": { light: [0.61, 0.205, vermilion], dark: [0.69, 0.19, vermilion] },
  info: { light: [0.495, 0.125, blue], dark: [0.785, 0.105, blue] },
  "info-fg": { light: [1, 0, blue], dark: [0.2, 0.045, blue] },
  "info-soft": { light: [0.957, 0.02, blue], dark: [0.28, 0.045, blue] },
  "info-fill": { light: [0.6, 0.135, blue], dark: [0.7, 0.125, blue] },

  "chart-1": { light: [0.6, 0.125, jade], dark: [0.76, 0.135, jade] },
  "chart-2": { light: [0.43, 0.14, 265], dark: [0.6, 0.15, 264] },
  "chart-3": { light: [0.665, 0.14, 68], dark: [0.85, 0.125, 86] },
  "chart-4": { light: [0.57, 0.2, 316], dark: [0.74, 0.14, 316] },
  "chart-5": { light: [0.645, 0.105, 225], dark: [0.83, 0.075, 222] },
  "chart-6": { light: [0.37, 0.035, grey], dark: [0.56, 0.03, grey] },
} as const satisfies Record<string, Pair>;

export type Token = keyof typeof tokens;

const body = new Set<Token>(["canvas", "surface", "raised", "sunken", "frame", "hover"]);
const grounds = [...body];
const signals = ["accent", "warn", "danger", "info"] as const;

/** Foreground and background pairs that carry text; each must reach 4.5:1. */
export const textPairs: readonly (readonly [Token, Token])[] = [
  ...grounds.flatMap((ground) => [["fg", ground] as const, ["muted", ground] as const]),
  ...signals.flatMap((signal) => [
    [signal, "canvas"] as const,
    [signal, "surface"] as const,
    [signal, "raised"] as const,
    [signal, "hover"] as const,
    [signal, `${signal}-soft`] as const,
    ["fg", `${signal}-soft`] as const,
    [`${signal}-fg`, signal] as const,
  ]),
  ["accent", "frame"],
  ["muted", "accent-soft"],
  ["accent-fg", "accent-hover"],
  ["danger-fg", "danger-hover"],
  ["inverse-fg", "inverse"],
];

/** Pairs of a control's edge or a figure's fill with what lies behind it; each must reach 3:1. */
export const shapePairs: readonly (readonly [Token, Token])[] = [
  ["control", "canvas"],
  ["control", "surface"],
  ["control", "raised"],
  ["control", "sunken"],
  ["accent", "sunken"],
  ...signals.map((signal) => [`${signal}-fill`, "surface"] as const),
  ...([1, 2, 3, 4, 5, 6] as const).map((n) => [`chart-${n}`, "surface"] as const),
];

export const chartColours = [
  "var(--chart-1)",
  "var(--chart-2)",
  "var(--chart-3)",
  "var(--chart-4)",
  "var(--chart-5)",
  "var(--chart-6)",
] as const;

const css = ([lightness, chroma, hue]: Oklch) => `oklch(${lightness} ${chroma} ${hue})`;

const block = (selector: string, theme: Theme, indent = "") => [
  `${indent}${selector} {`,
  `${indent}  color-scheme: ${theme};`,
  ...Object.entries(tokens).map(([name, pair]) => `${indent}  --${name}: ${css(pair[theme])};`),
  `${indent}}`,
];

/** The content of `theme.css`: light by default, dark by system or by `data-theme`. */
export function themeCss(): string {
  return [
    ...block(":root", "light"),
    "",
    "@media (prefers-color-scheme: dark) {",
    ...block(':root:not([data-theme="light"])', "dark", "  "),
    "}",
    "",
    ...block(':root[data-theme="dark"]', "dark"),
    "",
  ].join("\n");
}
