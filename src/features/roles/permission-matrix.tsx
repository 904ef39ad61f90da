"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { SearchBox } from "@/components/data-table/search-box";
import { EmptyState } from "@/components/ui/empty-state";
import { Matrix, type MatrixRow } from "@/components/ui/matrix";
import { capabilityKey, roleKey } from "@/i18n/keys";
import { trpc } from "@/trpc/client";
import { useOpenings } from "./use-openings";
import { useRoleParams } from "./use-role-params";

/** Every capability and role as it is decided now; a cell leads to what the capability opens. */
export function PermissionMatrix() {
  const t = useTranslations("roles-page.matrix");
  const names = useTranslations();
  const [{ roles, modules }] = trpc.access.matrix.useSuspenseQuery({});
  const { operationsOf, opensNothing } = useOpenings();
  const [{ q, role }, set] = useRoleParams();
  const rows = useMemo<MatrixRow[]>(
    () =>
      modules.flatMap(({ module, rows: inModule }) =>
        inModule.map(({ capability }) => ({
          id: capability,
          label: names(capabilityKey(capability)),
          note: `${capability} · ${
            opensNothing(capability)
              ? t("opensNothing")
              : t("opens", { count: operationsOf(capability).length })
          }`,
          group: t(`modules.${module}`),
        })),
      ),
    [modules, names, t, operationsOf, opensNothing],
  );
  const found = rows.filter(({ id, label, group = "" }) =>
    [id, label, group].some((text) => text.toLowerCase().includes(q.trim().toLowerCase())),
  );
  const allowed = useMemo(
    () =>
      new Map<string, Record<string, boolean | undefined>>(
        modules
          .flatMap((one) => one.rows)
          .map((row) => [
            row.capability,
            Object.fromEntries(roles.map((role, at) => [role, row.allowed[at]])),
          ]),
      ),
    [modules, roles],
  );
  const columns = roles.map((id) => ({ id, label: names(roleKey(id)) }));
  const cell = (capability: string, column: string) => ({
    allowed: allowed.get(capability)?.[column] ?? false,
  });
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <SearchBox
          value={q}
          onValueChange={(next) => void set({ q: next || null }, { history: "replace" })}
          placeholder={t("search")}
        />
        <p className="figures text-muted text-xs" aria-live="polite">
          {t("count", { count: found.length, total: rows.length })}
        </p>
      </div>
      {found.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
      ) : (
        <Matrix
          label={t("title")}
          rows={found}
          columns={columns}
          cell={cell}
          marked={role ?? undefined}
          onOpen={(capability) => void set({ capability, role: null })}
          labels={{ allowed: t("allowed"), denied: t("denied"), changed: "" }}
        />
      )}
    </div>
  );
}
