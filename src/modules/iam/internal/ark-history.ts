import { and, desc, eq, inArray, or, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { changeItems, changes } from "../change-tables";
import type { ArkOrigin } from "../rules/ark-keys";
import type { ArkWork } from "../schema/ark-keys";

type Named = { id: string; subAccountId: string };

const keyOfItem = sql<string>`${changeItems.subject}->>'arkKey'`;
const done = sql<boolean>`${changeItems.state} = 'done'`;
const verb = sql<ArkWork["verb"]>`${changeItems.subject}->>'verb'`;

/** Items of the changes that keys were asked for by themselves, not by a disable or an enable. */
function itemsAbout(keys: readonly Named[]) {
  const owners = [...new Set(keys.map(({ subAccountId }) => subAccountId))];
  const ids = keys.map(({ id }) => id);
  return and(
    inArray(changes.subAccountId, owners),
    eq(changes.kind, "ark_key"),
    inArray(keyOfItem, ids),
  );
}

/**
 * The change that gave each key the plaintext it has, or will have; one query for all of them. A
 * rotation that was given up gave none.
 */
export async function originsOf(
  db: Db,
  keys: readonly Named[],
): Promise<ReadonlyMap<string, ArkOrigin>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([keyOfItem], {
      key: keyOfItem,
      requestedBy: changes.requestedBy,
      openedAt: changes.openedAt,
      carried: done,
    })
    .from(changes)
    .innerJoin(changeItems, eq(changeItems.changeId, changes.id))
    .where(
      and(
        itemsAbout(keys),
        inArray(verb, ["create_ark_key", "rotate_ark_key"]),
        or(done, inArray(changes.state, ["open", "undoing"])),
      ),
    )
    .orderBy(keyOfItem, desc(changes.seq));
  return new Map(rows.map(({ key, ...origin }) => [key, origin]));
}

/**
 * What is being done to each key in the cloud, or what was given up last: the first item that is not
 * done of its newest change. A key whose newest change has ended well is not among them.
 */
export async function worksOf(
  db: Db,
  keys: readonly Named[],
): Promise<ReadonlyMap<string, ArkWork>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([keyOfItem], {
      key: keyOfItem,
      changeId: changes.id,
      state: changes.state,
      verb,
      code: sql<string | null>`coalesce(${changeItems.code}, ${changes.code})`,
      message: sql<string | null>`coalesce(${changeItems.message}, ${changes.message})`,
      dueAt: changes.dueAt,
      attempts: changes.attempts,
      working: sql<boolean>`coalesce(${changes.leasedUntil} > now(), false)`,
    })
    .from(changes)
    .innerJoin(changeItems, eq(changeItems.changeId, changes.id))
    .where(itemsAbout(keys))
    .orderBy(keyOfItem, desc(changes.seq), done, changeItems.position);
  return new Map(
    rows.flatMap(({ key, state, dueAt, ...work }) =>
      state === "done" || state === "superseded"
        ? []
        : [[key, { ...work, state, dueAt: state === "undone" ? null : dueAt }] as const],
    ),
  );
}
