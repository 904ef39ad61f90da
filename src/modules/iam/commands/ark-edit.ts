import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { changeItems } from "../change-tables";
import {
  aboutKey,
  dropItems,
  findOpenFor,
  lockArkKey,
  openArkChange,
  requireEnabled,
  requireFreeName,
} from "../internal/ark-editing";
import type { ArkKeyRow } from "../internal/ark-keys";
import { askMissingNumber, keepNumber } from "../internal/ark-numbers";
import { editAccess, requireEditable, withdrawConflicting } from "../internal/editing";
import { noEdit } from "../rules/edits";
import {
  ArkKeyChanged,
  ArkKeyDeleting,
  ArkKeyReading,
  ArkKeyRenamed,
  EndArkKey,
  RenameArkKey,
  SwitchArkKey,
} from "../schema/ark-keys";
import type { ItemSubject } from "../schema/changes";
import { arkKeys } from "../tables";

const access = { capability: "iam.keys.write" } as const;

/**
 * A key that can be worked on, under the lock, with its number as far as it is known.
 * @throws iam.ark_key_not_found, iam.no_cloud_user, iam.sub_account_busy
 */
async function lockEditable(db: Db, id: string, number: string | undefined) {
  const { account: found, row } = await lockArkKey(db, id);
  const account = requireEditable(found);
  return { account, row: await keepNumber(db, row, account.cloudAccountId, number) };
}

/** @throws iam.ark_key_busy, iam.ark_key_unknown */
function requireUsable({ status, cloudKeyId }: ArkKeyRow): void {
  if (status === "creating" || status === "deleting") {
    throw new DomainError("conflict", "iam.ark_key_busy");
  }
  if (cloudKeyId === null) throw new DomainError("conflict", "iam.ark_key_unknown");
}

/**
 * Gives a key another name here; the cloud's console keeps the old one. A key that is being made is
 * found by its name, so it keeps that until it is there.
 * @throws iam.ark_key_not_found, iam.no_cloud_user, iam.sub_account_busy, iam.ark_key_busy,
 *   iam.ark_key_name_taken
 */
export const renameArkKey = command({
  id: "iam.renameArkKey",
  access,
  input: RenameArkKey,
  output: ArkKeyRenamed,
  async run({ db }, { arkKeyId, name }) {
    const { account: found, row } = await lockArkKey(db, arkKeyId);
    const { cloudAccountId } = requireEditable(found);
    if (row.status === "creating" || row.status === "deleting") {
      throw new DomainError("conflict", "iam.ark_key_busy");
    }
    if (name === row.name) return { result: { name }, audit: null };
    await requireFreeName(db, { cloudAccountId, project: row.project, name });
    await db.update(arkKeys).set({ name }).where(eq(arkKeys.id, row.id));
    return {
      result: { name },
      audit: {
        action: "sub_account.ark_key.rename",
        ...aboutKey({ ...row, name }),
        old: { arkKey: row.id, name: row.name },
      },
    };
  },
});

/**
 * Switches a key on or off; of a disabled sub-account the enable does it.
 * @throws iam.ark_key_not_found, iam.no_cloud_user, iam.sub_account_busy, iam.ark_key_busy,
 *   iam.ark_key_unknown; cloud_account.switched_off
 */
export const switchArkKey = command({
  id: "iam.switchArkKey",
  access,
  input: SwitchArkKey,
  output: ArkKeyChanged,
  prepare: askMissingNumber,
  async run({ db, actor, now }, { arkKeyId, active }, number) {
    const { account, row } = await lockEditable(db, arkKeyId, number);
    requireUsable(row);
    const edit = { ...noEdit, arkKeys: [{ id: row.id, active }] };
    const { kept, items } = await editAccess(db, account, edit);
    const opened =
      items.length > 0
        ? await openArkChange(db, row, items, { requestedBy: actor.id, now })
        : { changeId: null, events: [] };

    return {
      result: { changeId: opened.changeId, kept },
      events: opened.events,
      audit: {
        action: active ? "sub_account.ark_key.activate" : "sub_account.ark_key.deactivate",
        ...aboutKey(row, { active, kept }),
      },
    };
  },
});

/**
 * Gives a key another plaintext, which is then read; the old one ends at once.
 * @throws iam.ark_key_not_found, iam.no_cloud_user, iam.sub_account_busy, iam.ark_keys_disabled,
 *   iam.ark_key_busy, iam.ark_key_unknown; cloud_account.switched_off
 */
export const rotateArkKey = command({
  id: "iam.rotateArkKey",
  access,
  safeguards: ["confirmation", "reason"],
  input: EndArkKey,
  output: ArkKeyReading,
  prepare: askMissingNumber,
  async run({ db, actor, now }, { arkKeyId, reason }, number) {
    const { account, row } = await lockEditable(db, arkKeyId, number);
    requireEnabled(account);
    requireUsable(row);
    if (await findOpenFor(db, row, ["rotate_ark_key"])) {
      throw new DomainError("conflict", "iam.ark_key_busy");
    }
    const { changeId, events } = await openArkChange(
      db,
      row,
      [
        { verb: "rotate_ark_key", arkKey: row.id },
        { verb: "read_ark_key", arkKey: row.id },
      ],
      { requestedBy: actor.id, now },
    );
    return {
      result: { changeId },
      events,
      audit: { action: "sub_account.ark_key.rotate", ...aboutKey(row), reason },
    };
  },
});

/**
 * Deletes a key, also of a disabled sub-account: it opens nothing. One that is still being made is
 * given up first, by its change.
 * @throws iam.ark_key_not_found, iam.no_cloud_user, iam.sub_account_busy, iam.ark_key_busy;
 *   cloud_account.switched_off
 */
export const deleteArkKey = command({
  id: "iam.deleteArkKey",
  access,
  safeguards: ["confirmation", "reason"],
  input: EndArkKey,
  output: ArkKeyDeleting,
  prepare: askMissingNumber,
  async run({ db, actor, now }, { arkKeyId, reason }, number) {
    const { account, row } = await lockEditable(db, arkKeyId, number);
    if (await findOpenFor(db, row, ["create_ark_key", "withdraw_ark_key", "delete_ark_key"])) {
      throw new DomainError("conflict", "iam.ark_key_busy");
    }
    const item = await removalOf(db, row);
    await editAccess(db, account, { ...noEdit, arkKeys: [{ id: row.id, active: false }] });
    await withdrawConflicting(db, row.subAccountId, [{ verb: "delete_ark_key", arkKey: row.id }]);
    await dropItems(db, row, ["rotate_ark_key", "read_ark_key"]);
    await db.update(arkKeys).set({ status: "deleting" }).where(eq(arkKeys.id, row.id));
    const asked = { requestedBy: actor.id, now };
    const { changeId, events } = await openArkChange(db, row, [item], asked);
    const onlyForgotten = row.cloudKeyId === null && item.verb === "delete_ark_key";

    return {
      result: { changeId, onlyForgotten },
      events,
      audit: { action: "sub_account.ark_key.delete", ...aboutKey(row, { onlyForgotten }), reason },
    };
  },
});

/** A creation that was given up may have made a key all the same: it is looked for. */
async function removalOf(db: Db, { id, cloudKeyId, origin }: ArkKeyRow): Promise<ItemSubject> {
  const plain = { verb: "delete_ark_key" as const, arkKey: id };
  if (cloudKeyId !== null || origin === "entered") return plain;
  const items = await db
    .select({ subject: changeItems.subject })
    .from(changeItems)
    .where(eq(changeItems.changeId, id));
  const known = items.flatMap(({ subject }) =>
    subject.verb === "create_ark_key" && subject.known ? [subject.known] : [],
  )[0];
  return known ? { verb: "withdraw_ark_key", arkKey: id, known } : plain;
}
