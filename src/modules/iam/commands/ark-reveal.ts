import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import {
  aboutKey,
  arkKeyNotFound,
  dueNow,
  findOpenFor,
  lockArkKey,
  openArkChange,
} from "../internal/ark-editing";
import { originsOf } from "../internal/ark-history";
import { reveal } from "../internal/ark-revealing";
import { requireEditable } from "../internal/editing";
import { changeOpened } from "../internal/opening";
import { mayTake } from "../rules/ark-keys";
import { ArkKeyReading, ArkKeyRevealed, EndArkKey, NameArkKey } from "../schema/ark-keys";

/**
 * Shows the plaintext of anybody's key to an admin who may see secrets.
 * @throws iam.ark_key_not_found, iam.ark_key_unreadable
 */
export const revealArkKey = command({
  id: "iam.revealArkKey",
  access: { capability: "security.secrets.read" },
  safeguards: ["confirmation", "reason"],
  input: EndArkKey,
  output: ArkKeyRevealed,
  async run({ db, now }, { arkKeyId, reason }) {
    const { row } = await lockArkKey(db, arkKeyId);
    const { result, audit } = await reveal(db, row, now);
    return { result, audit: { ...audit, reason } };
  },
});

/**
 * Shows the plaintext once to whoever had the key made or rotated, within a day: they hold no
 * capability for secrets, and must hand the key over. Any look at it since ends that.
 * @throws iam.ark_key_not_found, iam.ark_key_unreadable, iam.ark_key_not_yours
 */
export const takeNewArkKey = command({
  id: "iam.takeNewArkKey",
  access: { capability: "iam.keys.write" },
  safeguards: ["confirmation"],
  input: NameArkKey,
  output: ArkKeyRevealed,
  async run({ db, actor, now }, { arkKeyId }) {
    const { row } = await lockArkKey(db, arkKeyId);
    const origin = (await originsOf(db, [row])).get(row.id);
    if (origin?.carried === false) throw new DomainError("conflict", "iam.ark_key_unreadable");
    if (!mayTake(origin, { lastRevealedAt: row.lastRevealedAt, actorId: actor.id, now })) {
      throw new DomainError("conflict", "iam.ark_key_not_yours");
    }
    return reveal(db, row, now);
  },
});

/**
 * Reads the plaintext of a key again that could not be read, at once; it never makes another key.
 * @throws iam.ark_key_not_found, iam.no_cloud_user, iam.sub_account_busy, iam.ark_key_readable,
 *   iam.ark_key_busy
 */
export const retryReadArkKey = command({
  id: "iam.retryReadArkKey",
  access: { capability: "iam.keys.write" },
  input: NameArkKey,
  output: ArkKeyReading,
  async run({ db, actor, now }, { arkKeyId }) {
    const { account, row } = await lockArkKey(db, arkKeyId);
    requireEditable(account);
    if (row.sealedKey !== null) throw new DomainError("conflict", "iam.ark_key_readable");
    if (row.status === "deleting" || row.cloudKeyId === null) {
      throw new DomainError("conflict", "iam.ark_key_busy");
    }
    const audit = { action: "sub_account.ark_key.read", ...aboutKey(row) };
    const open = await findOpenFor(db, row, ["read_ark_key"]);
    if (open) {
      await dueNow(db, open.change.id);
      const events = [changeOpened(row.subAccountId)];
      return { result: { changeId: open.change.id }, events, audit };
    }
    const items = [{ verb: "read_ark_key" as const, arkKey: row.id }];
    const opened = await openArkChange(db, row, items, { requestedBy: actor.id, now });
    return { result: { changeId: opened.changeId }, events: opened.events, audit };
  },
});

/**
 * Shows a sub-account one of its own keys, in its portal.
 * @throws iam.ark_key_not_found, iam.ark_key_unreadable
 */
export const revealMyArkKey = command({
  id: "iam.revealMyArkKey",
  access: { self: ["sub_account"] },
  safeguards: ["confirmation"],
  input: NameArkKey,
  output: ArkKeyRevealed,
  async run({ db, actor, now }, { arkKeyId }) {
    const { row } = await lockArkKey(db, arkKeyId);
    if (row.subAccountId !== actor.id) throw arkKeyNotFound();
    return reveal(db, row, now);
  },
});
