import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { editAccess, requireEditable, storeGrants } from "../internal/editing";
import { linksOf } from "../internal/links";
import { openChange } from "../internal/opening";
import { grantsOf } from "../internal/planning";
import { lockSubAccount } from "../queries/sub-account";
import { grantText, noEdit } from "../rules/edits";
import { grantsWithout, unionOfGrants } from "../rules/pending";
import type { Grant } from "../schema/cloud-state";
import { GrantsSet, SetGrants } from "../schema/projects";

/**
 * Attaches and detaches policies, global ones and those of linked projects, as a difference: what is
 * granted already is left out. A policy that somebody else attached in the cloud is detached as well
 * when it is named. While the sub-account is disabled the enable brings the result.
 * @throws iam.sub_account_not_found, iam.no_cloud_user, iam.sub_account_busy, iam.project_not_linked,
 *   iam.grant_contradicts
 */
export const setGrants = command({
  id: "iam.setGrants",
  access: { capability: "iam.policies.write" },
  input: SetGrants,
  output: GrantsSet,
  async run({ db, actor, now }, { subAccountId, ...wanted }) {
    const account = requireEditable(await lockSubAccount(db, subAccountId));
    const detach = unionOfGrants(wanted.detach, []);
    if (grantsWithout(wanted.attach, detach).length < wanted.attach.length) {
      throw new DomainError("invalid", "iam.grant_contradicts");
    }
    await requireLinked(db, subAccountId, wanted.attach);
    const granted = await grantsOf(db, subAccountId);
    const attach = grantsWithout(unionOfGrants(wanted.attach, []), granted);
    if (attach.length + detach.length === 0) {
      return { result: { attached: [], detached: [], kept: "cloud" as const }, audit: null };
    }

    await storeGrants(db, subAccountId, { attach, detach }, now);
    const { kept, items } = await editAccess(db, account, { ...noEdit, attach, detach });
    const detail = { attached: attach, detached: detach };
    const change = { subAccountId, kind: "grants" as const, detail, requestedBy: actor.id, now };
    const events = items.length > 0 ? await openChange(db, { ...change, items }) : [];

    return {
      result: { attached: attach, detached: detach, kept },
      events,
      audit: {
        action: "sub_account.grants.change",
        targetType: "sub_account",
        targetId: subAccountId,
        old: { detached: detach.map(grantText) },
        new: { attached: attach.map(grantText), kept },
        reason: null,
      },
    };
  },
});

async function requireLinked(db: Db, subAccountId: string, attach: readonly Grant[]) {
  const projects = new Set((await linksOf(db, subAccountId)).map(({ project }) => project));
  const foreign = attach.find(({ project }) => project !== "" && !projects.has(project));
  if (!foreign) return;
  throw new DomainError("not_found", "iam.project_not_linked", { project: foreign.project });
}
