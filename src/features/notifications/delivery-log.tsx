"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { DataTable } from "@/components/data-table/data-table";
import { FilterBar } from "@/components/data-table/filter-bar";
import { Pagination } from "@/components/data-table/pagination";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { useDensity } from "@/components/layout/density";
import { EmptyState } from "@/components/ui/empty-state";
import type { Delivery } from "@/features/alerts/alert-marks";
import { stepsFrom } from "@/features/listing/keyset";
import { useCan } from "@/features/shell/me";
import { useSettled } from "@/features/shell/use-settled";
import { trpc } from "@/trpc/client";
import { deliveryParams, toDeliveriesInput } from "./params";
import { Part } from "./part";
import { useDeliveryColumns } from "./use-delivery-columns";
import { useDeliveryFilters } from "./use-delivery-filters";
import { useReplay } from "./use-replay";

const rowId = ({ id }: Delivery) => id;
const rowLabel = ({ subjectLabel }: Delivery) => subjectLabel;

/** What was sent where, how often, and what the receivers answered. */
export function DeliveryLog() {
  const t = useTranslations("notifications.log");
  const { density } = useDensity();
  const columns = useDeliveryColumns();
  const may = useCan("iam.accounts.write");
  const [params, set] = useQueryStates(deliveryParams, { history: "push" });
  const { settled, refreshing } = useSettled(toDeliveriesInput(params));
  const [{ rows, next }] = trpc.alerts.deliveries.useSuspenseQuery(settled, {
    refetchInterval: 15_000,
  });
  const replay = useReplay();
  const again = (delivery: Delivery) => ({
    id: "replay",
    label: t("replay"),
    icon: <RotateCw />,
    primary: true,
    ...(delivery.dueAt === null ? {} : { disabledReason: t("waits") }),
    onSelect: () => replay.send(delivery),
  });
  return (
    <Part title={t("title")} description={t("about")}>
      <DataTable
        label={t("title")}
        columns={columns}
        rows={rows}
        rowId={rowId}
        rowLabel={rowLabel}
        refreshing={refreshing || replay.pending}
        density={density}
        href={({ alertId }) => `/iam/alerts?alert=${alertId}`}
        actions={may ? (delivery) => [again(delivery)] : undefined}
        empty={<EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>}
        toolbar={
          <TableToolbar
            filters={<FilterBar {...useDeliveryFilters(params, (chosen) => void set(chosen))} />}
          />
        }
        footer={<Pagination {...stepsFrom(params.after, next, (after) => void set({ after }))} />}
      />
    </Part>
  );
}
