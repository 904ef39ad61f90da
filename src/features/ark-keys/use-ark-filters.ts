"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { FilterField, FilterValue } from "@/components/data-table/filter";
import { trpc } from "@/trpc/client";
import type { ArkKey } from "./ark-key";
import { type ArkKeyParams, arkOrigins, arkStatuses } from "./params";
import { useFindSubAccounts } from "./use-find-sub-accounts";

const ids = ["account", "subAccount", "project", "state", "origin"] as const;
type Id = (typeof ids)[number];
type Chosen = Partial<Pick<ArkKeyParams, Id>> & { after: null };

/** The chips of the list: one value each, and they narrow each other. */
export function useArkFilters(
  params: ArkKeyParams,
  rows: readonly ArkKey[],
  set: (chosen: Chosen) => void,
) {
  const t = useTranslations("arkKeys");
  const cache = trpc.useUtils();
  const findSubAccounts = useFindSubAccounts();
  const findAccounts = useCallback(async () => {
    const accounts = await cache.iam.cloudAccounts.fetch({});
    return accounts.map(({ id, name }) => ({ value: id, label: name }));
  }, [cache]);
  const { data: owner } = trpc.iam.subAccount.useQuery(
    { subAccountId: params.subAccount ?? "" },
    { enabled: params.subAccount !== null, trpc: { context: { long: true } } },
  );
  const accountName = (id: string) =>
    rows.find((row) => row.cloudAccount?.id === id)?.cloudAccount?.name ?? id.slice(0, 8);
  const field = (id: Id) => ({ id, label: t(`columns.${id}`), operator: t("is") });
  const fields: FilterField[] = [
    {
      ...field("account"),
      kind: "options",
      source: { load: findAccounts },
      labelOf: accountName,
    },
    {
      ...field("subAccount"),
      kind: "options",
      source: { load: findSubAccounts },
      labelOf: (id) => owner?.userName ?? owner?.displayName ?? id.slice(0, 8),
    },
    { ...field("project"), kind: "text" },
    {
      ...field("state"),
      kind: "options",
      source: { options: arkStatuses.map((value) => ({ value, label: t(`states.${value}`) })) },
    },
    {
      ...field("origin"),
      kind: "options",
      source: { options: arkOrigins.map((value) => ({ value, label: t(`origins.${value}`) })) },
    },
  ];
  const filters: FilterValue[] = ids.flatMap((id) => {
    const value = params[id];
    return value === null ? [] : [{ field: id, values: [value] }];
  });
  const onFiltersChange = (chosen: FilterValue[]) => {
    // The last one chosen counts: a key has one of each.
    const one = (id: Id) => chosen.find(({ field: of }) => of === id)?.values.at(-1) || null;
    const among = <T extends string>(known: readonly T[], value: string | null) =>
      known.find((each) => each === value) ?? null;
    set({
      account: one("account"),
      subAccount: one("subAccount"),
      project: one("project"),
      state: among(arkStatuses, one("state")),
      origin: among(arkOrigins, one("origin")),
      after: null,
    });
  };
  return { fields, filters, onFiltersChange };
}
