import { and, desc, eq, ilike, ne, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Db } from "@/core/db";
import { query } from "@/core/operation";
import { arkKeyNotFound } from "../internal/ark-editing";
import { originsOf, worksOf } from "../internal/ark-history";
import { mayTake } from "../rules/ark-keys";
import { ArkKeyPage, ArkKeyShown, ListArkKeys, MyArkKeys, NameArkKey } from "../schema/ark-keys";
import { Nothing } from "../schema/portal";
import { arkKeys, cloudAccounts, subAccounts } from "../tables";

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

const access = { capability: "iam.keys.read" } as const;

/** Ark keys, the newest first; without their plaintexts. */
export const listArkKeys = query({
  id: "iam.listArkKeys",
  access,
  input: ListArkKeys,
  output: ArkKeyPage,
  async run({ db, actor, now }, input) {
    const found = await keysWhere(db, wanted(input)).limit(input.limit + 1);
    const page = found.slice(0, input.limit);
    return {
      rows: await toShown(db, page, { actorId: actor.id, now }),
      next: found.length > input.limit ? (page.at(-1)?.id ?? null) : null,
    };
  },
});

/**
 * One key as a list shows it, also a deleted one: whoever had it made follows how far that is.
 * @throws iam.ark_key_not_found
 */
export const getArkKey = query({
  id: "iam.getArkKey",
  access,
  input: NameArkKey,
  output: ArkKeyShown,
  async run({ db, actor, now }, { arkKeyId }) {
    const found = await keysWhere(db, eq(arkKeys.id, arkKeyId));
    const [row] = await toShown(db, found, { actorId: actor.id, now });
    if (!row) throw arkKeyNotFound();
    return row;
  },
});

const keysWhere = (db: Db, where: SQL | undefined) =>
  db
    .select({
      ...shown,
      subAccountId: arkKeys.subAccountId,
      userName: subAccounts.userName,
      displayName: subAccounts.displayName,
      cloudAccount: { id: cloudAccounts.id, name: cloudAccounts.name },
      numbered: sql<boolean>`${arkKeys.cloudKeyId} is not null`,
      lastRevealedAt: arkKeys.lastRevealedAt,
      deletedAt: arkKeys.deletedAt,
    })
    .from(arkKeys)
    .innerJoin(subAccounts, eq(subAccounts.id, arkKeys.subAccountId))
    .leftJoin(cloudAccounts, eq(cloudAccounts.id, subAccounts.cloudAccountId))
    .where(where)
    .orderBy(desc(arkKeys.createdAt), desc(arkKeys.id));

type Found = Awaited<ReturnType<typeof keysWhere>>[number];

/** Adds what is being done to each, and whether the reader may take its plaintext. */
async function toShown(db: Db, rows: readonly Found[], reader: { actorId: string; now: Date }) {
  const [origins, works] = [await originsOf(db, rows), await worksOf(db, rows)];
  return rows.map((row) => ({
    ...row,
    takeable:
      row.readable &&
      mayTake(origins.get(row.id), { ...reader, lastRevealedAt: row.lastRevealedAt }),
    work: works.get(row.id) ?? null,
  }));
}

function wanted({ cursor, status, search, ...exact }: z.output<typeof ListArkKeys>) {
  const { cloudAccountId, subAccountId, project, origin } = exact;
  return and(
    cloudAccountId ? eq(subAccounts.cloudAccountId, cloudAccountId) : undefined,
    origin ? eq(arkKeys.origin, origin) : undefined,
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
