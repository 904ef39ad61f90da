"use client";

import { createContext, type ReactNode, useContext } from "react";

/** The words that components say by themselves; the app fills them in once, in its language. */
export type UiText = {
  cancel: string;
  clear: string;
  close: string;
  collapse: string;
  columns: string;
  confirm: string;
  copied: string;
  copy: string;
  density: string;
  densityComfortable: string;
  densityCompact: string;
  download: string;
  errorId: string;
  expand: string;
  fieldAfter: string;
  fieldBefore: string;
  fieldEmpty: string;
  fieldName: string;
  filterAdd: string;
  filterAnd: string;
  filterClear: string;
  filterFrom: string;
  filterTo: string;
  gaugeAllowance: string;
  gaugeAvailable: string;
  gaugeBooster: string;
  gaugeDebt: string;
  gaugeEmpty: string;
  gaugeForecast: string;
  gaugeGranted: string;
  gaugeHeld: string;
  gaugeNear: string;
  hide: string;
  loading: string;
  menu: string;
  next: string;
  noChanges: string;
  noMatch: string;
  open: string;
  previous: string;
  remove: string;
  required: string;
  retry: string;
  rowActions: string;
  search: string;
  select: string;
  selectPage: string;
  show: string;
  showChart: string;
  showTable: string;
  skipToContent: string;
  sortAscending: string;
  sortDescending: string;
  sortNone: string;
  undo: string;
  /** 「输入 {name} 以确认」 */
  typeToConfirm: (name: string) => string;
  selectAll: (total: string) => string;
  selected: (count: number) => string;
  selectedAll: (total: string) => string;
  /** `total` is already formatted, such as "10,000+". */
  total: (total: string) => string;
};

const UiTextContext = createContext<UiText | undefined>(undefined);

export function UiTextProvider(props: { value: UiText; children: ReactNode }) {
  return <UiTextContext value={props.value}>{props.children}</UiTextContext>;
}

export function useUiText(): UiText {
  const text = useContext(UiTextContext);
  if (!text) throw new Error("a component with words of its own stands outside UiTextProvider");
  return text;
}
