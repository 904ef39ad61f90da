import { eq } from "drizzle-orm";
import { DomainError } from "@/core/errors";
import { isGone } from "@/integrations/volcengine/cloud-error";
import { endingOf, fitsMask } from "../rules/ark-keys";
import { arkKeys } from "../tables";
import {
  type ArkKeyRow,
  listProjectKeys,
  numbersTaken,
  requireArkKey,
  sealArkKey,
  unsealArkKey,
} from "./ark-keys";
import { unlessGone } from "./unless-gone";
import type { Done, Ensure, SubjectOf, Work } from "./work";

/**
 * Makes an Ark key. A key of this name that was not known before is what a lost call made: it is
 * taken, and none is made anew.
 */
export const createArkKey: Ensure<"create_ark_key"> = async (work, subject) => {
  const row = await requireArkKey(work.db, subject.arkKey);
  if (row.cloudKeyId !== null) return {};
  const present = await listProjectKeys(work.cloud, row.project, work.signal);
  const known = subject.known ?? present.map(({ Id }) => Id);
  const made = present.find(({ Id, Name }) => Name === row.name && !known.includes(Id));
  if (made) return keepNumber(row, made.Id);

  await work.markSent({ ...subject, known });
  const { name: Name, project: ProjectName } = row;
  const id = await work.cloud.ark.createApiKey({ Name, ProjectName }, { signal: work.signal });
  return keepNumber(row, id);
};

/** Until its plaintext was read a key is there, and cannot be shown. */
const keepNumber = ({ id }: ArkKeyRow, cloudKeyId: string): Done => ({
  async save(db) {
    await db.update(arkKeys).set({ cloudKeyId, status: "unreadable" }).where(eq(arkKeys.id, id));
  },
});

/**
 * Reads the plaintext by the key's number, as often as it takes; it never makes another key. One
 * whose creation was taken back is forgotten, for there is nothing to read.
 */
export const readArkKey: Ensure<"read_ark_key"> = async (work, { arkKey }) => {
  const row = await requireArkKey(work.db, arkKey);
  if (row.status === "deleted") return {};
  if (row.status === "creating") return { save: (db) => forget(db, row.id, work.now) };
  const plaintext = await work.cloud.ark.getRawApiKey(await refOf(work, row), {
    signal: work.signal,
  });
  return {
    async save(db) {
      await db
        .update(arkKeys)
        .set({
          sealedKey: sealArkKey(row.id, plaintext),
          ending: endingOf(plaintext),
          ...(row.status === "unreadable" ? { status: "active" } : {}),
        })
        .where(eq(arkKeys.id, row.id));
    },
  };
};

/** Gives a key another plaintext; the old one ends at once. It is read by an item of its own. */
export const rotateArkKey: Ensure<"rotate_ark_key"> = async (work, { arkKey }) => {
  const row = await requireArkKey(work.db, arkKey);
  await work.cloud.ark.rotateApiKey(await refOf(work, row), { signal: work.signal });
  return {
    async save(db) {
      await db
        .update(arkKeys)
        .set({ rotatedAt: work.now, sealedKey: null, ending: null })
        .where(eq(arkKeys.id, row.id));
    },
  };
};

export const setArkKey: Ensure<"set_ark_key"> = async (work, { arkKey, active }) => {
  const row = await requireArkKey(work.db, arkKey);
  const ref = await refOf(work, row);
  try {
    const status = active ? "Active" : "Inactive";
    await work.cloud.ark.updateApiKey({ ...ref, Status: status }, { signal: work.signal });
  } catch (error) {
    if (!isGone(error) || active) throw error;
  }
  return {
    async save(db) {
      const set = { cloudKeyId: ref.Id, ...(row.sealedKey || !active ? statusOf(active) : {}) };
      await db.update(arkKeys).set(set).where(eq(arkKeys.id, row.id));
    },
  };
};

const statusOf = (active: boolean) => ({
  status: active ? ("active" as const) : ("inactive" as const),
});

/** Deletes a key. One whose number nobody knows is only forgotten: it cannot be named to the cloud. */
export const deleteArkKey: Ensure<"delete_ark_key"> = async (work, { arkKey }) => {
  const row = await requireArkKey(work.db, arkKey);
  if (row.cloudKeyId !== null || row.origin === "created") await remove(work, row);
  return { save: (db) => forget(db, row.id, work.now) };
};

/** Deletes what a creation that is no longer wanted made, as far as it shows. */
export const withdrawArkKey: Ensure<"withdraw_ark_key"> = async (work, { arkKey, known }) => {
  const row = await requireArkKey(work.db, arkKey);
  if (row.cloudKeyId !== null) await remove(work, row);
  else await removeUnknown(work, row, known);
  return { save: (db) => forget(db, row.id, work.now) };
};

export const undoCreateArkKey = (
  work: Work,
  { arkKey, known }: SubjectOf<"create_ark_key">,
): Promise<Done> => withdrawArkKey(work, { verb: "withdraw_ark_key", arkKey, known: known ?? [] });

async function remove({ cloud, signal }: Work, { cloudKeyId, project }: ArkKeyRow): Promise<void> {
  if (cloudKeyId === null) return;
  await unlessGone(cloud.ark.deleteApiKey({ Id: cloudKeyId, ProjectName: project }, { signal }));
}

async function removeUnknown(work: Work, row: ArkKeyRow, known: readonly string[]) {
  const present = await listProjectKeys(work.cloud, row.project, work.signal);
  const taken = await numbersTaken(work.db, row.subAccountId);
  for (const { Id, Name } of present) {
    if (Name !== row.name || known.includes(Id) || taken.has(Id)) continue;
    await remove(work, { ...row, cloudKeyId: Id });
  }
}

async function forget(db: Work["db"], id: string, now: Date): Promise<void> {
  await db
    .update(arkKeys)
    .set({ status: "deleted", deletedAt: now, sealedKey: null })
    .where(eq(arkKeys.id, id));
}

/**
 * How the cloud names a key. For one that was entered by hand the number is found by its mask.
 * @throws iam.ark_key_unknown
 */
async function refOf(work: Work, row: ArkKeyRow): Promise<{ Id: string; ProjectName: string }> {
  const number = row.cloudKeyId ?? (await numberByMask(work, row));
  if (number === undefined) throw new DomainError("conflict", "iam.ark_key_unknown");
  return { Id: number, ProjectName: row.project };
}

async function numberByMask(work: Work, { id, project, sealedKey }: ArkKeyRow) {
  if (!sealedKey) return undefined;
  const plaintext = unsealArkKey(id, sealedKey);
  const present = await listProjectKeys(work.cloud, project, work.signal);
  const fitting = present.filter(({ Key }) => fitsMask(Key, plaintext));
  return fitting.length === 1 ? fitting[0]?.Id : undefined;
}
