import { env } from "@/core/env";
import type { Role } from "@/core/permissions";
import { readCloudUsage } from "@/modules/billing/commands/cloud-usage";
import { setCloudSettings } from "@/modules/config/commands/settings";
import { cloudSettings } from "@/modules/config/schema/cloud";
import { seedChangeTimes } from "@/modules/iam/commands/seed-change-times";
import { setGrants } from "@/modules/iam/commands/set-grants";
import { syncCloudAccount } from "@/modules/iam/commands/sync";
import { jobContext } from "../context";
import type { DemoAdmin } from "./accounts";
import { asAdmin } from "./callers";
import { addCharges, readBills } from "./cloud-bills";
import { controlAt, readSimulator, type SimulatorAccount } from "./cloud-control";
import { tellerOf } from "./cloud-events";
import { tidyInbox } from "./cloud-inbox";
import { momentsBefore } from "./cloud-moments";
import { addAccount, type Cast, makeSubAccount } from "./cloud-people";
import { subAccountPlans } from "./cloud-plan";
import { playTimeline, type Stage } from "./cloud-timeline";

type Story = {
  /** The file that says where the simulated cloud is. */
  simulator: string | undefined;
  admins: Record<Role, DemoAdmin>;
  now: Date;
  portalPassword: string;
};

/**
 * The cloud side of the demo: two main accounts, their sub-accounts and ninety days of money, all of
 * it through the operations against the simulated cloud. Nothing happens where there is none.
 */
export async function loadCloud({ simulator: file, ...story }: Story): Promise<boolean> {
  const simulator = readSimulator(file, env().VOLCENGINE_ENDPOINT);
  if (!simulator) return false;
  const control = controlAt(simulator.url);
  const moments = momentsBefore(story.now);
  await setPrices(story, moments.daysAgo(90));
  const accounts = simulator.accounts.slice(0, 2);
  await addCharges(control, accounts, moments);
  const bills = await readBills(control, accounts, moments);
  const stages = await Promise.all(accounts.map((account, n) => openStage(story, account, n)));

  await playTimeline({ stages, control, bills });
  await Promise.all(stages.map((stage) => finish(stage)));
  await tidyInbox(story.admins, moments);
  await seedChangeTimes(asAdmin(story.admins.ops, story.now).db);
  return true;
}

/** One after the other, as the cloud takes only so many calls a second from an account. */
async function openStage(
  { admins, now, portalPassword }: Omit<Story, "simulator">,
  account: SimulatorAccount,
  n: number,
): Promise<Stage> {
  const cast: Cast = { admins, moments: momentsBefore(now), teller: tellerOf(String(n)) };
  const id = await addAccount(cast, account);
  const subAccounts = new Map<string, string>();
  for (const plan of subAccountPlans.filter((one) => one.account === n)) {
    subAccounts.set(plan.userName, await makeSubAccount(cast, id, plan, portalPassword));
  }
  return { id, account, cast, subAccounts };
}

/** What Ark counted since the last bill, and a mistake that waits for somebody to see it. */
async function finish({ id, cast, subAccounts }: Stage): Promise<void> {
  const { admins, moments, teller } = cast;
  await readCloudUsage(jobContext("billing.readCloudUsage", moments.daysAgo(0)), {
    cloudAccountId: id,
  });
  await syncCloudAccount(jobContext("iam.sync", moments.daysAgo(0)), { id });
  const subAccountId = subAccounts.get("student-club");
  if (!subAccountId) return;
  // No such policy: the cloud refuses it, each time it is tried.
  const attach = [
    { project: "student-club", name: "ArkInferenceOnlyAccess", type: "Custom" as const },
  ];
  await teller.tell(asAdmin(admins.admin, moments.daysAgo(0.25)), (ctx) =>
    setGrants(ctx, { subAccountId, attach, detach: [] }),
  );
}

/** The cloud's list prices, so that what no bill shows yet can be estimated. */
async function setPrices({ admins }: Pick<Story, "admins">, at: Date): Promise<void> {
  await setCloudSettings(asAdmin(admins.super_admin, at), {
    ...cloudSettings.initial,
    tokenPrices: [{ endpoint: "*", input: 800_000, output: 2_000_000 }],
    reason: "按官网目录价估算账单未出的部分",
  });
}
