"use client";

import { useTranslations } from "next-intl";
import type { FilterField, FilterValue } from "@/components/data-table/filter";
import { deliveryStates } from "@/modules/alerts/schema/deliveries";
import { trpc } from "@/trpc/client";
import type { DeliveryParams } from "./params";

type Chosen = Pick<DeliveryParams, "target" | "state"> & { after: null };

/** The chips of the log: one target, one state. */
export function useDeliveryFilters(params: DeliveryParams, set: (chosen: Chosen) => void) {
  const t = useTranslations("notifications.log");
  const states = useTranslations("alerts.deliveryStates");
  const [targets] = trpc.alerts.targets.useSuspenseQuery({});
  const field = (id: "target" | "state", options: { value: string; label: string }[]) => ({
    id,
    label: t(id),
    operator: t("is"),
    kind: "options" as const,
    source: { options },
  });
  const fields: FilterField[] = [
    field(
      "target",
      targets.map(({ id, name }) => ({ value: id, label: name })),
    ),
    field(
      "state",
      deliveryStates.map((value) => ({ value, label: states(value) })),
    ),
  ];
  const filters: FilterValue[] = (["target", "state"] as const).flatMap((id) => {
    const value = params[id];
    return value === null ? [] : [{ field: id, values: [value] }];
  });
  const onFiltersChange = (chosen: FilterValue[]) => {
    const last = (id: string) => chosen.find(({ field: of }) => of === id)?.values.at(-1);
    set({
      target: last("target") ?? null,
      state: deliveryStates.find((one) => one === last("state")) ?? null,
      after: null,
    });
  };
  return { fields, filters, onFiltersChange };
}
