import type { Role } from "@/core/permissions";
import { acknowledgeAlert, resolveAlert } from "@/modules/alerts/commands/act";
import { listAlerts } from "@/modules/alerts/queries/alerts";
import type { DemoAdmin } from "./accounts";
import { asAdmin } from "./callers";
import type { Moments } from "./cloud-moments";

const [old, older] = [4, 12];

/** Who looks after the inbox has gone through it until some days ago; what asks still waits. */
export async function tidyInbox(
  { ops }: Record<Role, DemoAdmin>,
  { daysAgo }: Moments,
): Promise<void> {
  const input = { states: ["open" as const], limit: 100 };
  const { rows } = await listAlerts(asAdmin(ops, daysAgo(0)), input);
  for (const { asks, id, raisedAt } of rows) {
    if (asks !== null || raisedAt > daysAgo(old)) continue;
    const at = new Date(raisedAt.getTime() + 5 * 3_600_000);
    if (raisedAt > daysAgo(older)) {
      await acknowledgeAlert(asAdmin(ops, at), { id, note: "已联系负责老师" });
    } else {
      await resolveAlert(asAdmin(ops, at), { id, note: null });
    }
  }
}
