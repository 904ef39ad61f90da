import { eq } from "drizzle-orm";
import { zone } from "@/core/env";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { MonitoringChanged } from "../events";
import { editAccess, requireEditable, storeGrants } from "../internal/editing";
import { askForProjects, sharedAmong } from "../internal/known-projects";
import { linksOf, requireLink } from "../internal/links";
import { closeDays, openDays } from "../internal/monitored-days";
import { openChange } from "../internal/opening";
import { grantsOf } from "../internal/planning";
import { noteProjects } from "../internal/projects";
import { cloudOf } from "../queries/cloud";
import { isGone, lockSubAccount, requireSubAccount } from "../queries/sub-account";
import { grantText, noEdit } from "../rules/edits";
import { LinkProject, ProjectLinked, ProjectUnlinked, UnlinkProject } from "../schema/projects";
import { projectLinks } from "../tables";

/**
 * Links a cloud project, with the policies that are chosen for it. A monitored one counts from today
 * on; the answer names for whom else it counts.
 * @throws iam.sub_account_not_found, iam.no_cloud_user, iam.sub_account_busy, iam.project_linked,
 *   iam.project_not_found; cloud_account.switched_off, cloud_account.refused,
 *   cloud_account.unreachable
 */
export const linkProject = command({
  id: "iam.linkProject",
  access: { capability: "iam.projects.write" },
  input: LinkProject,
  output: ProjectLinked,
  async prepare({ db }, { subAccountId, project }) {
    const account = await requireSubAccount(db, subAccountId);
    if (account.cloudAccountId === null || isGone(account)) return [];
    const cloud = await cloudOf(db, account.cloudAccountId);
    return askForProjects(db, cloud, account.cloudAccountId, [project]);
  },
  async run({ db, actor, now }, { subAccountId, project, policies, monitored }, asked) {
    const account = requireEditable(await lockSubAccount(db, subAccountId));
    if ((await linksOf(db, subAccountId)).some((link) => link.project === project)) {
      throw new DomainError("conflict", "iam.project_linked", { project });
    }

    const place = { subAccountId, cloudAccountId: account.cloudAccountId, project };
    await noteProjects(db, account.cloudAccountId, asked, now);
    await db.insert(projectLinks).values({ ...place, monitored, linkedAt: now });
    if (monitored) await openDays(db, place, now, zone());
    const attach = policies.map((policy) => ({ ...policy, project }));
    await storeGrants(db, subAccountId, { attach, detach: [] }, now);
    const { kept, items } = await editAccess(db, account, { ...noEdit, attach });
    const detail = { project, attached: attach };
    const others = {
      cloudAccountId: account.cloudAccountId,
      projects: [project],
      except: subAccountId,
    };
    const change = { subAccountId, kind: "grants" as const, detail, requestedBy: actor.id, now };
    const opened = items.length > 0 ? await openChange(db, { ...change, items }) : [];

    return {
      result: { project, kept, shared: monitored ? await sharedAmong(db, others) : [] },
      events: [
        ...opened,
        ...(monitored ? [{ name: MonitoringChanged.name, data: { subAccountId } }] : []),
      ],
      audit: {
        action: "sub_account.project.link",
        targetType: "sub_account",
        targetId: subAccountId,
        old: null,
        new: { project, monitored, attached: attach.map(grantText), kept },
        reason: null,
      },
    };
  },
});

/**
 * Unlinks a cloud project and takes away what AirGate attached there, and nothing else. What it has
 * spent so far stays counted.
 * @throws iam.sub_account_not_found, iam.no_cloud_user, iam.sub_account_busy, iam.project_not_linked
 */
export const unlinkProject = command({
  id: "iam.unlinkProject",
  access: { capability: "iam.projects.write" },
  input: UnlinkProject,
  output: ProjectUnlinked,
  async run({ db, actor, now }, { subAccountId, project }) {
    const account = requireEditable(await lockSubAccount(db, subAccountId));
    const link = await requireLink(db, subAccountId, project);
    const granted = await grantsOf(db, subAccountId);
    const detach = granted.filter((grant) => grant.project === project);

    await db.update(projectLinks).set({ unlinkedAt: now }).where(eq(projectLinks.id, link.id));
    await closeDays(db, { subAccountId, project }, now, zone());
    await storeGrants(db, subAccountId, { attach: [], detach }, now);
    const { kept, items } = await editAccess(db, account, { ...noEdit, detach });
    const detail = { project, detached: detach };
    const change = { subAccountId, kind: "grants" as const, detail, requestedBy: actor.id, now };
    const opened = items.length > 0 ? await openChange(db, { ...change, items }) : [];

    return {
      result: { project, kept, detached: detach },
      events: [
        ...opened,
        ...(link.monitored ? [{ name: MonitoringChanged.name, data: { subAccountId } }] : []),
      ],
      audit: {
        action: "sub_account.project.unlink",
        targetType: "sub_account",
        targetId: subAccountId,
        old: { project, monitored: link.monitored },
        new: { detached: detach.map(grantText), kept },
        reason: null,
      },
    };
  },
});
