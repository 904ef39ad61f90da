import type { Config } from "tailwindcss";
import { tokens } from "./src/components/theme/tokens";

const colours = Object.fromEntries(Object.keys(tokens).map((name) => [name, `var(--${name})`]));

export default {
  content: ["./src/**/*.{ts,tsx}"],
  theme: {
    colors: { ...colours, transparent: "transparent", current: "currentColor" },
    fontFamily: {
      sans: ["Inter Variable", "Noto Sans SC Variable", "system-ui", "sans-serif"],
      mono: ["JetBrains Mono Variable", "Noto Sans SC Variable", "ui-monospace", "monospace"],
    },
    fontSize: {
      xs: ["0.75rem", { lineHeight: "1.5" }],
      sm: ["0.8125rem", { lineHeight: "1.5" }],
      base: ["0.875rem", { lineHeight: "1.5" }],
      lg: ["1rem", { lineHeight: "1.5" }],
      xl: ["1.25rem", { lineHeight: "1.35" }],
      "2xl": ["1.75rem", { lineHeight: "1.2" }],
    },
    borderRadius: {
      none: "0",
      sm: "4px",
      md: "6px",
      lg: "10px",
      full: "9999px",
    },
    boxShadow: {
      none: "none",
      float: "var(--shadow-float)",
      sheet: "var(--shadow-sheet)",
    },
    extend: {
      lineHeight: { table: "1.3" },
      transitionDuration: { DEFAULT: "140ms" },
      transitionTimingFunction: { DEFAULT: "cubic-bezier(0.2, 0.7, 0.3, 1)" },
      zIndex: { sticky: "10", frame: "20", float: "40", dialog: "50", toast: "60" },
    },
  },
} satisfies Config;
