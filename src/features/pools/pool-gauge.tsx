"use client";

import type { ReactNode } from "react";
import { Gauge } from "@/components/gauge/gauge";
import { alertSteps, bucketsOf, type PoolMoney } from "./pool";

export type PoolGaugeProps = {
  pool: PoolMoney & { label: string };
  size?: "row" | "card" | "detail";
  /** What is expected to be available at the end of the period, in micro-units. */
  forecast?: number;
  note?: ReactNode;
  why?: ReactNode;
};

/** The gauge of a pool, with the same alert steps wherever it shows. */
export function PoolGauge({ pool, ...props }: PoolGaugeProps) {
  const { remaining, ...buckets } = bucketsOf(pool);
  return (
    <Gauge
      label={pool.label}
      allowanceRemaining={remaining}
      ticks={alertSteps}
      {...buckets}
      {...props}
    />
  );
}
