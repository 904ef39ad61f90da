import { command } from "@/core/operation";
import { MonitoringChanged } from "../events";
import { sharedAmong } from "../internal/known-projects";
import { linksOf, requireLink, switchMonitoring } from "../internal/links";
import { lockSubAccount } from "../queries/sub-account";
import { MonitoringSet, SetMonitoring } from "../schema/projects";

/**
 * Lets the spend of a linked project, or of all of them, count for a sub-account from today on, or
 * no longer after today. What counted stays counted (product.md §2).
 * @throws iam.sub_account_not_found, iam.project_not_linked
 */
export const setMonitoring = command({
  id: "iam.setMonitoring",
  access: { capability: "iam.projects.write" },
  input: SetMonitoring,
  output: MonitoringSet,
  async run({ db, now }, { subAccountId, project, monitored }) {
    await lockSubAccount(db, subAccountId);
    const links = project
      ? [await requireLink(db, subAccountId, project)]
      : await linksOf(db, subAccountId);

    const changed = await switchMonitoring(db, links, monitored, now);
    const names = changed.map((link) => link.project);
    const [first] = changed;
    const shared =
      monitored && first
        ? await sharedAmong(db, {
            cloudAccountId: first.cloudAccountId,
            projects: names,
            except: subAccountId,
          })
        : [];
    if (changed.length === 0) return { result: { changed: [], shared }, audit: null };

    return {
      result: { changed: names, shared },
      events: [{ name: MonitoringChanged.name, data: { subAccountId } }],
      audit: {
        action: "sub_account.monitoring.change",
        targetType: "sub_account",
        targetId: subAccountId,
        old: { monitored: !monitored },
        new: { monitored, projects: names },
        reason: null,
      },
    };
  },
});
