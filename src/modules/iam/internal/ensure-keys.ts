import { eq } from "drizzle-orm";
import { DomainError } from "@/core/errors";
import { seal, unseal } from "@/core/secrets";
import { isGone } from "@/integrations/volcengine/cloud-error";
import { subAccounts } from "../tables";
import { unlessGone } from "./unless-gone";
import type { Done, Ensure, SubjectOf, Work } from "./work";

/**
 * Makes an access key whose secret is known. An earlier attempt may have made one whose secret got
 * lost: whatever was not known before and is not this item's key is deleted first.
 */
export const createKey: Ensure<"create_key"> = async (work, subject) => {
  const present = await keyIds(work);
  if (subject.known === undefined) return make(work, { ...subject, known: present });

  for (const id of strangersOf(present, subject)) await removeKey(work, id);
  // A key that was answered is there, also while lists do not show it.
  if (subject.key) return { subject };
  return make(work, subject);
};

async function make(work: Work, subject: SubjectOf<"create_key">): Promise<Done> {
  const { account, cloud, signal, user } = work;
  await work.markSent(subject);
  const key = await cloud.iam.createAccessKey({ UserName: user }, { signal });
  const id = key.AccessKeyId;
  return {
    subject: { ...subject, key: id },
    async save(db) {
      await db
        .update(subAccounts)
        .set({
          keySecretOf: id,
          sealedKeySecret: sealKeySecret(account.id, key.SecretAccessKey),
        })
        .where(eq(subAccounts.id, account.id));
    },
  };
}

const secretPlace = (id: string) => `iam_sub_accounts|${id}|sealed_key_secret`;
const sealKeySecret = (id: string, secret: string): string => seal(secret, secretPlace(id));
export const unsealKeySecret = (id: string, sealed: string): string =>
  unseal(sealed, secretPlace(id));

/** Keys that appeared since `known` was read, besides the one that was asked for. */
export const strangersOf = (
  present: readonly string[],
  { known = present, key }: { known?: readonly string[] | undefined; key?: string | undefined },
): string[] => present.filter((id) => id !== key && !known.includes(id));

/** Takes back a key that is not wanted any more, and whatever a lost call may have made. */
export const undoCreateKey: Ensure<"create_key"> = async (work, { known }) => {
  if (!known) return {};
  return removeStrangers(work, known);
};

export const withdrawKey: Ensure<"withdraw_key"> = (work, { known }) =>
  removeStrangers(work, known);

async function removeStrangers(work: Work, known: readonly string[]): Promise<Done> {
  const strangers = strangersOf(await keyIds(work), { known });
  for (const id of strangers) await removeKey(work, id);
  return { save: (db) => forgetSecret(db, work, strangers) };
}

/**
 * Switches an access key. One that is gone is as good as inactive, and an enable does not miss it.
 * @throws iam.key_not_found
 */
export const setKey: Ensure<"set_key"> = async (work, { key, active }) => {
  const { change, cloud, signal, user } = work;
  try {
    await cloud.iam.updateAccessKey(
      { UserName: user, AccessKeyId: key, Status: active ? "active" : "inactive" },
      { signal },
    );
  } catch (error) {
    if (!isGone(error)) throw error;
    if (active && change.kind !== "enable") throw new DomainError("not_found", "iam.key_not_found");
  }
  return {};
};

export const deleteKey: Ensure<"delete_key"> = async (work, { key }) => {
  await removeKey(work, key);
  return { save: (db) => forgetSecret(db, work, [key]) };
};

/** A secret that was not taken yet is of no use without its key. */
async function forgetSecret(db: Work["db"], { account }: Work, keys: readonly string[]) {
  if (!account.keySecretOf || !keys.includes(account.keySecretOf)) return;
  await db
    .update(subAccounts)
    .set({ sealedKeySecret: null, keySecretOf: null })
    .where(eq(subAccounts.id, account.id));
}

const removeKey = ({ cloud, signal, user }: Work, id: string): Promise<void> =>
  unlessGone(cloud.iam.deleteAccessKey({ UserName: user, AccessKeyId: id }, { signal }));

async function keyIds({ cloud, signal, user }: Work): Promise<string[]> {
  try {
    const keys = await cloud.iam.listAccessKeys({ UserName: user }, { signal });
    return keys.map(({ AccessKeyId }) => AccessKeyId);
  } catch (error) {
    // Right after the creation of a user some reads do not know it yet.
    if (isGone(error, "User")) return [];
    throw error;
  }
}
