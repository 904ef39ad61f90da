"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { FilterBar } from "@/components/data-table/filter-bar";
import { Pagination } from "@/components/data-table/pagination";
import { SearchBox } from "@/components/data-table/search-box";
import { DensityToggle, TableToolbar } from "@/components/data-table/table-toolbar";
import { useDensity } from "@/components/layout/density";
import { stepsFrom } from "@/features/listing/keyset";
import { SavedViews } from "@/features/listing/saved-views";
import { useSettled } from "@/features/shell/use-settled";
import { trpc } from "@/trpc/client";
import { ArkKeyTable } from "./ark-key-table";
import { arkKeyParams, toArkKeysInput } from "./params";
import { refreshEvery } from "./refresh-every";
import { useArkFilters } from "./use-ark-filters";

/** All Ark keys that AirGate knows, the newest first. */
export function ArkKeyList() {
  const t = useTranslations("arkKeys");
  const { density, setDensity } = useDensity();
  const [params, set] = useQueryStates(arkKeyParams, { history: "push" });
  const { settled, refreshing } = useSettled(toArkKeysInput(params));
  const [{ rows, next }] = trpc.iam.arkKeys.useSuspenseQuery(settled, {
    refetchInterval: refreshEvery,
  });
  const filters = useArkFilters(params, rows, (chosen) => void set(chosen));
  return (
    <ArkKeyTable
      rows={rows}
      filtered={params.q !== "" || filters.filters.length > 0}
      refreshing={refreshing}
      toolbar={(buttons) => (
        <TableToolbar
          search={
            <SearchBox
              value={params.q}
              onValueChange={(q) => void set({ q: q || null, after: null }, { history: "replace" })}
              placeholder={t("search")}
            />
          }
          filters={<FilterBar {...filters} />}
        >
          <SavedViews />
          <DensityToggle density={density} onChange={setDensity} />
          {buttons}
        </TableToolbar>
      )}
      footer={<Pagination {...stepsFrom(params.after, next, (after) => void set({ after }))} />}
    />
  );
}
