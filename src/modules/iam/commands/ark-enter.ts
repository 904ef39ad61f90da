import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { type Call, command } from "@/core/operation";
import {
  aboutKey,
  dropItems,
  keysOfProject,
  lockArkKey,
  requireEnabled,
  requireFreeName,
} from "../internal/ark-editing";
import { sealArkKey, unsealArkKey } from "../internal/ark-keys";
import { askContradicted, askNumber } from "../internal/ark-numbers";
import { requireEditable } from "../internal/editing";
import { requireLink } from "../internal/links";
import { lockSubAccount, requireSubAccount } from "../queries/sub-account";
import { endingOf } from "../rules/ark-keys";
import { ArkKeyNow, EnterArkKey, FillArkKey } from "../schema/ark-keys";
import { arkKeys } from "../tables";

const access = { capability: "iam.keys.write" } as const;

/**
 * Takes over a key that was made in the cloud's console. Its number is looked for by the masks of the
 * cloud's list; without one AirGate keeps the key, and cannot switch it.
 * @throws iam.sub_account_not_found, iam.no_cloud_user, iam.sub_account_busy, iam.ark_keys_disabled,
 *   iam.project_not_linked, iam.ark_key_name_taken, iam.ark_key_present; cloud_account.switched_off
 */
export const enterArkKey = command({
  id: "iam.enterArkKey",
  access,
  safeguards: ["confirmation"],
  input: EnterArkKey,
  output: ArkKeyNow,
  async prepare({ db }: Call, { subAccountId, project, apiKey }) {
    const { cloudAccountId } = await requireSubAccount(db, subAccountId);
    return cloudAccountId ? askNumber(db, { cloudAccountId, project }, apiKey) : undefined;
  },
  async run({ db, now }, { subAccountId, project, name, apiKey }, number) {
    const account = requireEditable(await lockSubAccount(db, subAccountId));
    requireEnabled(account);
    await requireLink(db, subAccountId, project);
    const place = { cloudAccountId: account.cloudAccountId, project };
    await requireFreeName(db, { ...place, name });
    await requireNew(db, place, apiKey, number);

    const id = randomUUID();
    const [row] = await db
      .insert(arkKeys)
      .values({
        id,
        subAccountId,
        project,
        name,
        cloudKeyId: number ?? null,
        origin: "entered",
        status: "active",
        sealedKey: sealArkKey(id, apiKey),
        ending: endingOf(apiKey),
        createdAt: now,
      })
      .returning();
    if (!row) throw new Error("an inserted row comes back");
    const numbered = number !== undefined;
    return {
      result: { arkKeyId: id, status: row.status, numbered },
      audit: { action: "sub_account.ark_key.enter", ...aboutKey(row, { numbered }) },
    };
  },
});

/** @throws iam.ark_key_present */
async function requireNew(
  db: Db,
  place: { cloudAccountId: string; project: string },
  plaintext: string,
  number: string | undefined,
): Promise<void> {
  for (const { id, cloudKeyId, name, sealedKey } of await keysOfProject(db, place)) {
    const same = sealedKey !== null && unsealArkKey(id, sealedKey) === plaintext;
    if (!same && (number === undefined || cloudKeyId !== number)) continue;
    throw new DomainError("conflict", "iam.ark_key_present", { name });
  }
}

/**
 * Enters the plaintext of a key that could not be read, so that it is not asked for any more.
 * @throws iam.ark_key_not_found, iam.no_cloud_user, iam.sub_account_busy, iam.ark_key_busy,
 *   iam.ark_key_readable, iam.ark_key_mismatch; cloud_account.switched_off
 */
export const fillArkKey = command({
  id: "iam.fillArkKey",
  access,
  safeguards: ["confirmation"],
  input: FillArkKey,
  output: ArkKeyNow,
  prepare: askContradicted,
  async run({ db }, { arkKeyId, apiKey }, contradicted) {
    const { account, row } = await lockArkKey(db, arkKeyId);
    requireEditable(account);
    if (row.sealedKey !== null) throw new DomainError("conflict", "iam.ark_key_readable");
    if (row.status === "creating" || row.status === "deleting") {
      throw new DomainError("conflict", "iam.ark_key_busy");
    }
    if (contradicted) throw new DomainError("invalid", "iam.ark_key_mismatch");
    const status = row.status === "unreadable" ? "active" : row.status;
    const filled = { sealedKey: sealArkKey(row.id, apiKey), ending: endingOf(apiKey), status };
    await db.update(arkKeys).set(filled).where(eq(arkKeys.id, row.id));

    return {
      result: { arkKeyId, status, numbered: row.cloudKeyId !== null },
      events: await dropItems(db, row, ["read_ark_key"]),
      audit: { action: "sub_account.ark_key.fill", ...aboutKey({ ...row, ...filled }) },
    };
  },
});
