"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import type { Density } from "@/components/data-table/table-state";
import { rememberPreference } from "./preference-cookie";
import { densityCookie } from "./preferences";

type DensityValue = { density: Density; setDensity: (density: Density) => void };

const DensityContext = createContext<DensityValue | undefined>(undefined);

/** One density for all tables, remembered in a cookie; `onChange` may store it with the user. */
export function DensityProvider(props: {
  initial: Density;
  onChange?: (density: Density) => void;
  children: ReactNode;
}) {
  const [density, set] = useState(props.initial);
  const setDensity = (next: Density) => {
    set(next);
    rememberPreference(densityCookie, next);
    props.onChange?.(next);
  };
  return <DensityContext value={{ density, setDensity }}>{props.children}</DensityContext>;
}

export function useDensity(): DensityValue {
  const value = useContext(DensityContext);
  if (!value) throw new Error("a table asks for its density outside DensityProvider");
  return value;
}
