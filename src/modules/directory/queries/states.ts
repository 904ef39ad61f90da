import { columnOf } from "@/core/arrays";
import type { Db } from "@/core/db";
import { type Part, readAlone } from "@/core/parts";

export type PersonState = "active" | "frozen";
type PersonStates = Map<string, PersonState>;

/** Whether people exist and may act, by UPN: one read for the whole group; absent ones are left out. */
export const personStatesPart = (upns: readonly string[]): Part<PersonStates> => ({
  query: (sql) => sql`
    select json_agg(json_build_array(upn,
      case when frozen_at is not null or status = 'left' then 'frozen' else 'active' end))
    from directory_people where upn = any(${columnOf([...new Set(upns)], (upn) => upn)}::text[])`,
  read: (json) => new Map(json as [string, PersonState][] | null),
});

export const personStates = (db: Db, upns: readonly string[]): Promise<PersonStates> =>
  readAlone(db, personStatesPart(upns));
