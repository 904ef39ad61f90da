import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { UiText } from "@/components/ui/ui-text";

const plain = [
  "cancel",
  "clear",
  "close",
  "collapse",
  "columns",
  "confirm",
  "copied",
  "copy",
  "density",
  "densityComfortable",
  "densityCompact",
  "download",
  "errorId",
  "expand",
  "fieldAfter",
  "fieldBefore",
  "fieldEmpty",
  "fieldName",
  "filterAdd",
  "filterAnd",
  "filterClear",
  "filterFrom",
  "filterTo",
  "gaugeAllowance",
  "gaugeAvailable",
  "gaugeBooster",
  "gaugeDebt",
  "gaugeEmpty",
  "gaugeForecast",
  "gaugeGranted",
  "gaugeHeld",
  "gaugeNear",
  "hide",
  "loading",
  "menu",
  "next",
  "noChanges",
  "noMatch",
  "open",
  "previous",
  "remove",
  "required",
  "retry",
  "rowActions",
  "search",
  "select",
  "selectPage",
  "show",
  "showChart",
  "showTable",
  "skipToContent",
  "sortAscending",
  "sortDescending",
  "sortNone",
  "undo",
] as const satisfies readonly (keyof UiText)[];

type Plain = Record<(typeof plain)[number], string>;

/** The words that components say by themselves, from `shell.ui`. */
export function useUiWords(): UiText {
  const t = useTranslations("shell.ui");
  return useMemo(
    () => ({
      ...(Object.fromEntries(plain.map((key) => [key, t(key)])) as Plain),
      typeToConfirm: (name) => t("typeToConfirm", { name }),
      selectAll: (total) => t("selectAll", { total }),
      selected: (count) => t("selected", { count }),
      selectedAll: (total) => t("selectedAll", { total }),
      total: (total) => t("total", { total }),
    }),
    [t],
  );
}
