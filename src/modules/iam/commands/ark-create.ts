import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { changes } from "../change-tables";
import { aboutKey, openArkChange, requireEnabled, requireFreeName } from "../internal/ark-editing";
import { requireEditable } from "../internal/editing";
import { requireLink } from "../internal/links";
import { lockSubAccount } from "../queries/sub-account";
import { ArkKeyNow, CreateArkKey } from "../schema/ark-keys";
import { arkKeys } from "../tables";

/**
 * Makes an Ark key in a linked project. The cloud does not answer with the plaintext: it is read by
 * an item of its own, and until then the key is `creating`, then `unreadable`. A replay of
 * `requestId` makes no second key.
 * @throws iam.sub_account_not_found, iam.no_cloud_user, iam.sub_account_busy, iam.ark_keys_disabled,
 *   iam.project_not_linked, iam.ark_key_name_taken, iam.request_reused
 */
export const createArkKey = command({
  id: "iam.createArkKey",
  access: { capability: "iam.keys.write" },
  safeguards: ["confirmation"],
  input: CreateArkKey,
  output: ArkKeyNow,
  async run({ db, actor, now }, input) {
    const account = requireEditable(await lockSubAccount(db, input.subAccountId));
    const first = await findFirst(db, input);
    if (first) return { result: first, audit: null };
    requireEnabled(account);
    const { requestId: id, subAccountId, project, name } = input;
    await requireLink(db, subAccountId, project);
    await requireFreeName(db, { cloudAccountId: account.cloudAccountId, project, name });

    const values = { id, subAccountId, project, name, origin: "created", status: "creating" };
    const [row] = await db
      .insert(arkKeys)
      .values({ ...values, createdAt: now } as typeof arkKeys.$inferInsert)
      .returning();
    if (!row) throw new Error("an inserted row comes back");
    const { events } = await openArkChange(
      db,
      row,
      [
        { verb: "create_ark_key", arkKey: id },
        { verb: "read_ark_key", arkKey: id },
      ],
      { id, requestedBy: actor.id, now },
    );
    return {
      result: { arkKeyId: id, status: row.status, numbered: false },
      events,
      audit: { action: "sub_account.ark_key.create", ...aboutKey(row) },
    };
  },
});

/** @throws iam.request_reused when the id came with another key, or for another purpose */
async function findFirst(
  db: Db,
  { requestId, subAccountId, project, name }: z.output<typeof CreateArkKey>,
) {
  const [row] = await db.select().from(arkKeys).where(eq(arkKeys.id, requestId));
  const same = row?.subAccountId === subAccountId && row.project === project && row.name === name;
  if (row && same) {
    return { arkKeyId: row.id, status: row.status, numbered: row.cloudKeyId !== null };
  }
  const [other] = await db.select().from(changes).where(eq(changes.id, requestId));
  if (row || other) throw new DomainError("conflict", "iam.request_reused");
  return undefined;
}
