import { and, eq, gte, lt } from "drizzle-orm";
import { DateTime } from "luxon";
import { zone } from "@/core/env";
import { type Errand, errand } from "@/core/operation";
import type { Volcengine } from "@/integrations/volcengine/client";
import { CloudError } from "@/integrations/volcengine/cloud-error";
import { cloudOf } from "@/modules/iam/queries/cloud";
import { projectsMonitoredNow } from "@/modules/iam/queries/monitored";
import { billAccounts, usageDays } from "../cloud-tables";
import { lockBillAccount } from "../internal/cloud-leases";
import { usageDaysOf } from "../internal/cloud-usage";
import { CloudUsageRead, ReadCloudUsage } from "../schema/cloud-polls";

/** Bills are a day or two late; what is older is billed, or was nothing. */
const longestDays = 7;
const daySeconds = 86_400;

/**
 * Reads the tokens that Ark counted since the last billed day, for each project that counts for
 * somebody: what the estimate of the present is made of. A refusal is noted beside it, and no alarm.
 */
export const readCloudUsage = errand({
  id: "billing.readCloudUsage",
  access: { jobs: ["billing.readCloudUsage"] },
  input: ReadCloudUsage,
  output: CloudUsageRead,
  async run(call, { cloudAccountId }) {
    const { db, now } = call;
    const cloud = await cloudOf(db, cloudAccountId);
    const account = await db.transaction((tx) => lockBillAccount(tx, cloudAccountId));
    const start = firstUnbilled(account.asOf, now);
    const projects = await projectsMonitoredNow(db, cloudAccountId);
    let code: string | null = null;
    let read = 0;
    for (const project of projects) {
      code = await readProject(call, { cloud, cloudAccountId, project, start });
      if (code !== null) break;
      read += 1;
    }
    await call.commit(async (tx) => {
      await tx
        .update(billAccounts)
        .set(code === null ? { usageReadAt: now, usageCode: null } : { usageCode: code })
        .where(eq(billAccounts.cloudAccountId, cloudAccountId));
      await tx
        .delete(usageDays)
        .where(
          and(
            eq(usageDays.cloudAccountId, cloudAccountId),
            lt(usageDays.day, start.minus({ days: longestDays }).toFormat("yyyy-MM-dd")),
          ),
        );
      return { result: undefined, audit: null };
    });
    return { cloudAccountId, projects: read, code };
  },
});

/** Midnight after the last billed day, a week ago at most. */
function firstUnbilled(asOf: string | null, now: Date): DateTime {
  const today = DateTime.fromJSDate(now, { zone: zone() }).startOf("day");
  const earliest = today.minus({ days: longestDays - 1 });
  if (asOf === null) return earliest;
  const next = DateTime.fromISO(asOf, { zone: zone() }).plus({ days: 1 });
  return DateTime.min(DateTime.max(next, earliest), today);
}

type Reading = { cloud: Volcengine; cloudAccountId: string; project: string; start: DateTime };

/** Replaces what is known of a project's days; returns why it could not. */
async function readProject(
  { commit, now }: Errand,
  { cloud, cloudAccountId, project, start }: Reading,
): Promise<string | null> {
  try {
    const usage = await cloud.ark.getUsage({
      StartTime: start.toUnixInteger(),
      EndTime: Math.max(Math.floor(now.getTime() / 1000), start.toUnixInteger() + 1),
      Interval: daySeconds,
      ProjectName: project,
    });
    const days = usageDaysOf(usage, project, (at) =>
      DateTime.fromSeconds(at, { zone: zone() }).toFormat("yyyy-MM-dd"),
    );
    await commit(async (tx) => {
      await tx
        .delete(usageDays)
        .where(
          and(
            eq(usageDays.cloudAccountId, cloudAccountId),
            eq(usageDays.project, project),
            gte(usageDays.day, start.toFormat("yyyy-MM-dd")),
          ),
        );
      if (days.length > 0) {
        const rows = days.map((day) => ({ ...day, cloudAccountId, readAt: now }));
        await tx.insert(usageDays).values(rows);
      }
      return { result: undefined, audit: null };
    });
    return null;
  } catch (error) {
    if (error instanceof CloudError) return error.code;
    throw error;
  }
}
