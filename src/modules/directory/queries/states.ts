import { clientOf, type Db } from "@/core/db";

export type PersonState = "active" | "frozen";

/** Whether people exist and may act, by UPN: one query for the whole group; absent ones are left out. */
export async function personStates(
  db: Db,
  upns: readonly string[],
): Promise<Map<string, PersonState>> {
  const rows = await clientOf(db)<{ upn: string; shut: boolean }[]>`
    select upn, (frozen_at is not null or status = 'left') as shut
    from directory_people where upn = any(${[...new Set(upns)]})`;
  return new Map(rows.map(({ upn, shut }) => [upn, shut ? "frozen" : "active"]));
}
