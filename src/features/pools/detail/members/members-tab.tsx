"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { UserPlus, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { useCallback, useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { Pagination } from "@/components/data-table/pagination";
import { SearchBox } from "@/components/data-table/search-box";
import type { Selection } from "@/components/data-table/table-state";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { useDensity } from "@/components/layout/density";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { parseTrail, stepsFrom } from "@/features/listing/keyset";
import { useCan } from "@/features/shell/me";
import { Failure } from "@/features/shell/region";
import { userPath } from "@/features/users/params";
import { trpc } from "@/trpc/client";
import type { Pool } from "../../pool";
import { AddMembersDialog } from "./add-members-dialog";
import { RemoveMembersDialog } from "./remove-members-dialog";
import { type Member, useMemberColumns } from "./use-member-columns";

const memberParams = { who: parseAsString.withDefault(""), after: parseTrail };

/** Who is in the pool, how they came in, and changing that by hand. */
export function MembersTab({ pool }: { pool: Pool }) {
  const t = useTranslations("pools.members");
  const { density } = useDensity();
  const columns = useMemberColumns();
  const [params, set] = useQueryStates(memberParams, { history: "push" });
  const [selection, setSelection] = useState<Selection>([]);
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<readonly string[]>();
  const setWho = useCallback(
    (who: string) => void set({ who: who || null, after: null }, { history: "replace" }),
    [set],
  );
  const search = params.who.trim();
  const cursor = params.after.at(-1);
  const members = trpc.quota.members.useQuery(
    { pool: pool.name, ...(search && { search }), ...(cursor && { cursor }) },
    { placeholderData: keepPreviousData },
  );
  const may = pool.abilities.changeMembers;
  const seesPeople = useCan("users.detail.read");
  const chosen = selection === "all" ? [] : selection;
  return (
    <>
      <DataTable
        label={t("label")}
        columns={columns}
        rows={members.data?.rows}
        rowId={upnOf}
        rowLabel={nameOf}
        density={density}
        refreshing={members.isPlaceholderData}
        // Their page then says why this pool refuses them.
        href={
          seesPeople
            ? ({ upn }) => `${userPath(upn)}?pool=${encodeURIComponent(pool.name)}`
            : undefined
        }
        {...(may && {
          selection,
          onSelection: setSelection,
          bulk: {
            actions: (
              <Button size="sm" variant="danger-quiet" onClick={() => setRemoving(chosen)}>
                {t("removeChosen")}
              </Button>
            ),
          },
          actions: ({ upn }: Member) => [
            {
              id: "remove",
              label: t("remove"),
              tone: "danger" as const,
              onSelect: () => setRemoving([upn]),
            },
          ],
        })}
        error={
          members.error && <Failure error={members.error} onRetry={() => void members.refetch()} />
        }
        empty={<NoMembers searched={search !== ""} />}
        toolbar={
          <TableToolbar
            search={
              <SearchBox value={params.who} onValueChange={setWho} placeholder={t("search")} />
            }
          >
            {may && (
              <Button
                icon={<UserPlus aria-hidden="true" />}
                onClick={() => setAdding(true)}
                variant="primary"
              >
                {t("add")}
              </Button>
            )}
          </TableToolbar>
        }
        footer={
          <Pagination
            {...stepsFrom(params.after, members.data?.next, (after) => void set({ after }))}
          />
        }
      />
      {!may && <p className="text-muted text-sm">{t("readOnly")}</p>}
      {adding && <AddMembersDialog pool={pool} onClose={() => setAdding(false)} />}
      {removing && (
        <RemoveMembersDialog
          pool={pool}
          upns={removing}
          onClose={() => setRemoving(undefined)}
          onDone={() => setSelection([])}
        />
      )}
    </>
  );
}

function NoMembers({ searched }: { searched: boolean }) {
  const t = useTranslations("pools.members");
  return (
    <EmptyState icon={<Users />} title={searched ? t("noneFound") : t("none")}>
      {searched ? undefined : t("noneHint")}
    </EmptyState>
  );
}

const upnOf = ({ upn }: Member) => upn;
const nameOf = ({ displayName, upn }: Member) => displayName ?? upn;
