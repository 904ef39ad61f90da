import { and, desc, eq, ilike, ne, or, sql } from "drizzle-orm";
import type { z } from "zod";
import { query } from "@/core/operation";
import { ArkKeyPage, ListArkKeys, MyArkKeys } from "../schema/ark-keys";
import { Nothing } from "../schema/portal";
import { arkKeys, subAccounts } from "../tables";

const shown = {
  id: arkKeys.id,
  project: arkKeys.project,
  name: arkKeys.name,
  origin: arkKeys.origin,
  status: arkKeys.status,
  ending: arkKeys.ending,
  readable: sql<boolean>`${arkKeys.sealedKey} is not null and ${arkKeys.status} <> 'deleting'`,
  createdAt: arkKeys.createdAt,
  rotatedAt: arkKeys.rotatedAt,
};

/** Ark keys, the newest first; without their plaintexts. */
export const listArkKeys = query({
  id: "iam.listArkKeys",
  access: { capability: "iam.keys.read" },
  input: ListArkKeys,
  output: ArkKeyPage,
  async run({ db }, input) {
    const rows = await db
      .select({
        ...shown,
        subAccountId: arkKeys.subAccountId,
        userName: subAccounts.userName,
        displayName: subAccounts.displayName,
        cloudAccountId: subAccounts.cloudAccountId,
        numbered: sql<boolean>`${arkKeys.cloudKeyId} is not null`,
        lastRevealedAt: arkKeys.lastRevealedAt,
        deletedAt: arkKeys.deletedAt,
      })
      .from(arkKeys)
      .innerJoin(subAccounts, eq(subAccounts.id, arkKeys.subAccountId))
      .where(wanted(input))
      .orderBy(desc(arkKeys.createdAt), desc(arkKeys.id))
      .limit(input.limit + 1);
    const page = rows.slice(0, input.limit);
    return { rows: page, next: rows.length > input.limit ? (page.at(-1)?.id ?? null) : null };
  },
});

function wanted({ cursor, subAccountId, project, status, search }: z.output<typeof ListArkKeys>) {
  return and(
    subAccountId ? eq(arkKeys.subAccountId, subAccountId) : undefined,
    project ? eq(arkKeys.project, project) : undefined,
    status ? eq(arkKeys.status, status) : ne(arkKeys.status, "deleted"),
    search ? containing(search) : undefined,
    // The row itself tells where the page before ended; rows of keys are never deleted.
    cursor
      ? sql`(${arkKeys.createdAt}, ${arkKeys.id}) <
          (select k.created_at, k.id from iam_ark_keys k where k.id = ${cursor})`
      : undefined,
  );
}

function containing(search: string) {
  const part = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return or(
    ilike(arkKeys.name, part),
    ilike(arkKeys.ending, part),
    ilike(subAccounts.userName, part),
    ilike(subAccounts.displayName, part),
  );
}

/** The keys of the sub-account that asks, for its portal; shown by their ending. */
export const myArkKeys = query({
  id: "iam.myArkKeys",
  access: { self: ["sub_account"] },
  input: Nothing,
  output: MyArkKeys,
  async run({ db, actor }) {
    const keys = await db
      .select(shown)
      .from(arkKeys)
      .where(and(eq(arkKeys.subAccountId, actor.id), ne(arkKeys.status, "deleted")))
      .orderBy(desc(arkKeys.createdAt), desc(arkKeys.id));
    return { keys };
  },
});
