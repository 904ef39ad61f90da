import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { command } from "@/core/operation";
import { requireEditable } from "../internal/editing";
import { openChange } from "../internal/opening";
import { lockSubAccount, type SubAccount } from "../queries/sub-account";
import { EditProfile, ProfileEdited } from "../schema/editing";

/**
 * Changes display name, phone and e-mail: in the cloud first, then here (product.md §2). What the
 * cloud refuses ends the change, and nothing is different.
 * @throws iam.sub_account_not_found, iam.no_cloud_user, iam.sub_account_busy
 */
export const editProfile = command({
  id: "iam.editProfile",
  access: { capability: "iam.accounts.write" },
  input: EditProfile,
  output: ProfileEdited,
  async run({ db, actor, now }, { subAccountId, ...wanted }) {
    const account = requireEditable(await lockSubAccount(db, subAccountId));
    const { before, after, sent } = differenceOf(account, wanted);
    if (Object.keys(after).length === 0) return { result: { changeId: null }, audit: null };

    const changeId = randomUUID();
    const events = await openChange(db, {
      id: changeId,
      subAccountId,
      kind: "profile",
      items: [{ verb: "update_profile", ...sent }],
      requestedBy: actor.id,
      now,
    });

    return {
      result: { changeId },
      events,
      audit: {
        action: "sub_account.profile.change",
        targetType: "sub_account",
        targetId: subAccountId,
        old: before,
        new: after,
        reason: null,
      },
    };
  },
});

type Wanted = Omit<z.output<typeof EditProfile>, "subAccountId">;
const fields = ["displayName", "phone", "email"] as const;

/** The cloud empties a field that is sent empty. */
function differenceOf(account: SubAccount, wanted: Wanted) {
  const before: Record<string, string | null> = {};
  const after: Record<string, string | null> = {};
  const sent: Partial<Record<(typeof fields)[number], string>> = {};
  for (const field of fields) {
    const value = wanted[field];
    if (value === undefined || value === account[field]) continue;
    before[field] = account[field];
    after[field] = value;
    sent[field] = value ?? "";
  }
  return { before, after, sent };
}
