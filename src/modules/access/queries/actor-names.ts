import { inArray } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/core/db";
import { query } from "@/core/operation";
import { namesOf } from "@/modules/directory/queries/names";
import { ActorNames, ListActorNames } from "../schema/actor-names";
import { apiKeys } from "../tables";

/** What people and API keys are called; an id that is neither's is left out. */
export const listActorNames = query({
  id: "access.listActorNames",
  access: { capability: "users.list.read" },
  input: ListActorNames,
  output: ActorNames,
  async run({ db }, { ids }) {
    const [people, keys] = await Promise.all([namesOf(db, ids), keyNames(db, ids)]);
    return [...people, ...keys].map(([id, name]) => ({ id, name }));
  },
});

async function keyNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const known = ids.filter((id) => z.uuid().safeParse(id).success);
  if (known.length === 0) return new Map();
  const rows = await db
    .select({ id: apiKeys.id, name: apiKeys.name })
    .from(apiKeys)
    .where(inArray(apiKeys.id, known));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
