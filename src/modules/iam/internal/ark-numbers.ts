import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import type { Call } from "@/core/operation";
import type { ApiKey } from "@/integrations/volcengine/ark-shapes";
import { CloudError } from "@/integrations/volcengine/cloud-error";
import { cloudOf } from "../queries/cloud";
import { requireSubAccount } from "../queries/sub-account";
import { fitsMask } from "../rules/ark-keys";
import { arkKeys } from "../tables";
import { findArkKey, keysOfProject } from "./ark-editing";
import { type ArkKeyRow, listProjectKeys, unsealArkKey } from "./ark-keys";

type Place = { cloudAccountId: string; project: string };

/** What the cloud lists in a project; undefined when it does not tell now. Outside transactions. */
async function askList(db: Db, { cloudAccountId, project }: Place): Promise<ApiKey[] | undefined> {
  const cloud = await cloudOf(db, cloudAccountId);
  return listProjectKeys(cloud, project).catch((error: unknown) => {
    if (error instanceof CloudError) return undefined;
    throw error;
  });
}

/** The number of a plaintext in the cloud, as far as the masks of its list tell one key. */
export async function askNumber(
  db: Db,
  place: Place,
  plaintext: string,
): Promise<string | undefined> {
  const fitting = (await askList(db, place))?.filter(({ Key }) => fitsMask(Key, plaintext)) ?? [];
  return fitting.length === 1 ? fitting[0]?.Id : undefined;
}

/** The number of an entered key that has none yet, looked for before it is changed in the cloud. */
export async function askMissingNumber(
  { db }: Call,
  { arkKeyId }: { arkKeyId: string },
): Promise<string | undefined> {
  const row = await findArkKey(db, arkKeyId);
  if (!row?.sealedKey || row.cloudKeyId !== null) return undefined;
  const { cloudAccountId } = await requireSubAccount(db, row.subAccountId);
  if (cloudAccountId === null) return undefined;
  const plaintext = unsealArkKey(row.id, row.sealedKey);
  return askNumber(db, { cloudAccountId, project: row.project }, plaintext);
}

/** Keeps a number that was found, unless another key here has it. */
export async function keepNumber(
  db: Db,
  row: ArkKeyRow,
  cloudAccountId: string,
  number: string | undefined,
): Promise<ArkKeyRow> {
  if (number === undefined || row.cloudKeyId !== null) return row;
  const others = await keysOfProject(db, { cloudAccountId, project: row.project });
  if (others.some(({ cloudKeyId }) => cloudKeyId === number)) return row;
  await db.update(arkKeys).set({ cloudKeyId: number }).where(eq(arkKeys.id, row.id));
  return { ...row, cloudKeyId: number };
}

/** Whether the cloud's mask of this very key contradicts a plaintext: a slip of the hand. */
export async function askContradicted(
  { db }: Call,
  { arkKeyId, apiKey }: { arkKeyId: string; apiKey: string },
): Promise<boolean> {
  const row = await findArkKey(db, arkKeyId);
  if (!row?.cloudKeyId) return false;
  const { cloudAccountId } = await requireSubAccount(db, row.subAccountId);
  if (cloudAccountId === null) return false;
  const listed = await askList(db, { cloudAccountId, project: row.project });
  const mask = listed?.find(({ Id }) => Id === row.cloudKeyId)?.Key ?? "";
  return /\w{3}.*\*.*\w{3}/.test(mask) && !fitsMask(mask, apiKey);
}
