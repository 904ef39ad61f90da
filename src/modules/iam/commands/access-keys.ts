import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { changes } from "../change-tables";
import { editAccess, requireEditable } from "../internal/editing";
import { unsealKeySecret } from "../internal/ensure-keys";
import { openChange, openChanges } from "../internal/opening";
import { lockSubAccount } from "../queries/sub-account";
import { noEdit } from "../rules/edits";
import {
  AccessKeyChanged,
  CreateAccessKey,
  DeleteAccessKey,
  KeySecret,
  SetAccessKey,
  TakeKeySecret,
} from "../schema/editing";
import { subAccounts } from "../tables";

const access = { capability: "iam.accounts.write" } as const;
const target = (targetId: string) => ({ targetType: "sub_account", targetId, reason: null });

/**
 * Makes another access key. Its secret waits sealed to be taken once; while one waits, no other key
 * is made. A disabled sub-account gets none, for a new key is active. A replay of `requestId` opens
 * no second change.
 * @throws iam.sub_account_not_found, iam.no_cloud_user, iam.sub_account_busy, iam.disabled,
 *   iam.secret_waiting, iam.request_reused
 */
export const createAccessKey = command({
  id: "iam.createAccessKey",
  access,
  safeguards: ["confirmation"],
  input: CreateAccessKey,
  output: AccessKeyChanged,
  async run({ db, actor, now }, { subAccountId, requestId: changeId }) {
    const account = requireEditable(await lockSubAccount(db, subAccountId));
    const result = { changeId, kept: "cloud" as const };
    if (await isReplay(db, changeId, subAccountId)) return { result, audit: null };
    if (account.disabledReasons.length > 0) throw new DomainError("conflict", "iam.disabled");
    if (account.sealedKeySecret || (await makesKey(db, subAccountId))) {
      throw new DomainError("conflict", "iam.secret_waiting");
    }

    const items = [{ verb: "create_key" as const }];
    const change = { id: changeId, subAccountId, kind: "keys" as const, requestedBy: actor.id };
    return {
      result,
      events: await openChange(db, { ...change, items, now }),
      audit: { action: "sub_account.key.create", ...target(subAccountId), old: null, new: null },
    };
  },
});

/** @throws iam.request_reused */
async function isReplay(db: Db, changeId: string, subAccountId: string): Promise<boolean> {
  const [first] = await db.select().from(changes).where(eq(changes.id, changeId));
  if (!first) return false;
  if (first.subAccountId === subAccountId && first.kind === "keys") return true;
  throw new DomainError("conflict", "iam.request_reused");
}

const makesKey = async (db: Db, subAccountId: string): Promise<boolean> =>
  (await openChanges(db, subAccountId)).some(({ items }) =>
    items.some(({ subject }) => subject.verb === "create_key"),
  );

/**
 * Switches an access key on or off; of a disabled sub-account the enable does it.
 * @throws iam.sub_account_not_found, iam.no_cloud_user, iam.sub_account_busy
 */
export const setAccessKey = command({
  id: "iam.setAccessKey",
  access,
  input: SetAccessKey,
  output: AccessKeyChanged,
  async run({ db, actor, now }, { subAccountId, key, active }) {
    const account = requireEditable(await lockSubAccount(db, subAccountId));
    const edit = { ...noEdit, keys: [{ id: key, active }] };
    const { kept, items } = await editAccess(db, account, edit);
    const changeId = items.length > 0 ? randomUUID() : null;
    const change = { subAccountId, kind: "keys" as const, requestedBy: actor.id, now };
    const events = changeId ? await openChange(db, { ...change, id: changeId, items }) : [];

    return {
      result: { changeId, kept },
      events,
      audit: {
        action: active ? "sub_account.key.activate" : "sub_account.key.deactivate",
        ...target(subAccountId),
        old: { key },
        new: { key, active, kept },
      },
    };
  },
});

/**
 * Deletes an access key, also of a disabled sub-account: it opens nothing.
 * @throws iam.sub_account_not_found, iam.no_cloud_user, iam.sub_account_busy
 */
export const deleteAccessKey = command({
  id: "iam.deleteAccessKey",
  access,
  safeguards: ["confirmation"],
  input: DeleteAccessKey,
  output: AccessKeyChanged,
  async run({ db, actor, now }, { subAccountId, key }) {
    const account = requireEditable(await lockSubAccount(db, subAccountId));
    await editAccess(db, account, { ...noEdit, deletedKeys: [key] });
    const changeId = randomUUID();
    const events = await openChange(db, {
      id: changeId,
      subAccountId,
      kind: "keys",
      items: [{ verb: "delete_key", key }],
      requestedBy: actor.id,
      now,
    });

    return {
      result: { changeId, kept: "cloud" as const },
      events,
      audit: {
        action: "sub_account.key.delete",
        ...target(subAccountId),
        old: { key },
        new: null,
      },
    };
  },
});

/**
 * Shows the secret of the access key that was made last, once: it is erased here, and the cloud does
 * not tell it again.
 * @throws iam.sub_account_not_found, iam.no_secret
 */
export const takeKeySecret = command({
  id: "iam.takeKeySecret",
  access,
  safeguards: ["confirmation"],
  input: TakeKeySecret,
  output: KeySecret,
  async run({ db }, { subAccountId }) {
    const { id, keySecretOf, sealedKeySecret } = await lockSubAccount(db, subAccountId);
    if (!keySecretOf || !sealedKeySecret) throw new DomainError("not_found", "iam.no_secret");
    const secretAccessKey = unsealKeySecret(id, sealedKeySecret);
    await db.update(subAccounts).set({ sealedKeySecret: null }).where(eq(subAccounts.id, id));

    return {
      result: { accessKeyId: keySecretOf, secretAccessKey },
      audit: {
        action: "sub_account.key_secret.reveal",
        ...target(id),
        old: null,
        new: { key: keySecretOf },
      },
    };
  },
});
