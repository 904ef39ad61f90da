import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { Db } from "@/core/db";
import { seal, unseal } from "@/core/secrets";
import type { ApiKey } from "@/integrations/volcengine/ark-shapes";
import type { Volcengine } from "@/integrations/volcengine/client";
import type { KeyState } from "../schema/cloud-state";
import { arkKeys } from "../tables";

export type ArkKeyRow = typeof arkKeys.$inferSelect;

const place = (id: string) => `iam_ark_keys|${id}|sealed_key`;
export const sealArkKey = (id: string, plaintext: string): string => seal(plaintext, place(id));
export const unsealArkKey = (id: string, sealed: string): string => unseal(sealed, place(id));

export async function requireArkKey(db: Db, id: string): Promise<ArkKeyRow> {
  const [row] = await db.select().from(arkKeys).where(eq(arkKeys.id, id));
  if (!row) throw new Error("an item names an Ark key that is not there");
  return row;
}

/** The keys of a sub-account that may spend money now, or did before they were switched off. */
export function usableArkKeys(db: Db, subAccountId: string): Promise<ArkKeyRow[]> {
  return db
    .select()
    .from(arkKeys)
    .where(
      and(
        eq(arkKeys.subAccountId, subAccountId),
        inArray(arkKeys.status, ["unreadable", "active", "inactive"]),
      ),
    )
    .orderBy(arkKeys.createdAt, arkKeys.id);
}

/** As AirGate knows them; a key that cannot be read works all the same. */
export const statesOf = (rows: readonly ArkKeyRow[]): KeyState[] =>
  rows.map(({ id, status }) => ({ id, active: status !== "inactive" }));

/** All keys of a project, as the cloud lists them. */
export async function listProjectKeys(
  cloud: Volcengine,
  project: string,
  signal?: AbortSignal,
): Promise<ApiKey[]> {
  const keys: ApiKey[] = [];
  for await (const key of cloud.ark.listApiKeys({ ProjectName: project }, { signal })) {
    keys.push(key);
  }
  return keys;
}

/**
 * What the cloud shows of Ark keys whose number is known, by their id here. One that is gone counts
 * as inactive.
 */
export async function lookAtArkKeys(
  cloud: Volcengine,
  rows: readonly ArkKeyRow[],
  signal?: AbortSignal,
): Promise<KeyState[]> {
  const known = rows.filter(({ cloudKeyId }) => cloudKeyId !== null);
  const states: KeyState[] = [];
  for (const project of new Set(known.map((row) => row.project))) {
    const shown = await listProjectKeys(cloud, project, signal);
    const active = new Set(shown.filter(({ Status }) => isActive(Status)).map(({ Id }) => Id));
    for (const row of known.filter((one) => one.project === project)) {
      states.push({ id: row.id, active: active.has(row.cloudKeyId ?? "") });
    }
  }
  return states;
}

/** `Restricted` is a key narrowed to endpoints: it works (volcengine.md §7). */
const isActive = (status: string): boolean => !/^(inactive|disabled)$/i.test(status);

/** Numbers of keys that other rows hold: they cannot be a new key of this one. */
export async function numbersTaken(db: Db, subAccountId: string): Promise<Set<string>> {
  const rows = await db
    .select({ cloudKeyId: arkKeys.cloudKeyId })
    .from(arkKeys)
    .where(and(eq(arkKeys.subAccountId, subAccountId), isNotNull(arkKeys.cloudKeyId)));
  return new Set(rows.map(({ cloudKeyId }) => cloudKeyId ?? ""));
}
