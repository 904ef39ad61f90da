import { pollBills } from "@/modules/billing/commands/cloud-poll";
import { disableSubAccount } from "@/modules/iam/commands/status";
import { allocateQuota, deductQuota } from "@/modules/quota/commands/prepaid";
import { jobContext } from "../context";
import { asAdmin } from "./callers";
import { amountsOf, type Bills, correctLate } from "./cloud-bills";
import type { SimulatorAccount, SimulatorControl } from "./cloud-control";
import type { Cast } from "./cloud-people";
import { type SubAccountPlan, subAccountPlans } from "./cloud-plan";

/** A cloud account with what the story needs of it. */
export type Stage = { id: string; account: SimulatorAccount; cast: Cast; subAccounts: Ids };
type Ids = ReadonlyMap<string, string>;
type Happening = { daysAgo: number; run(): Promise<unknown> };
type Scene = { stages: readonly Stage[]; control: SimulatorControl; bills: Bills };

/** Days ago on which the bills were read; the last time is today. */
const polls = [30, 14, 5, 0];
const refusedPoll = 15;

/** Money comes, bills are read and people intervene, in the order of their days. */
export async function playTimeline(scene: Scene): Promise<void> {
  const happenings = [...moneyOf(scene), ...pollsOf(scene), ...byHand(scene)];
  for (const { run } of happenings.sort((a, b) => b.daysAgo - a.daysAgo)) await run();
  await scene.control.publishUntil(1);
}

function moneyOf({ stages, bills }: Scene): Happening[] {
  return subAccountPlans.flatMap((plan) => {
    const stage = stages[plan.account];
    const rows = bills[plan.account]?.rows ?? [];
    if (!stage) return [];
    const amounts = amountsOf(plan, rows, stage.cast.moments);
    return (plan.parts ?? []).map(([daysAgo, , note], n) => ({
      daysAgo,
      run: () => move(stage, plan, { daysAgo, note, amount: amounts[n] ?? 0, n }),
    }));
  });
}

type Move = { daysAgo: number; note: string; amount: number; n: number };

function move({ cast, subAccounts }: Stage, plan: SubAccountPlan, part: Move) {
  const { daysAgo, note, amount, n } = part;
  const by = asAdmin(cast.admins.finance, cast.moments.daysAgo(daysAgo));
  const about = {
    subAccountId: subAccounts.get(plan.userName) ?? "",
    requestId: `demo-${plan.userName}-${n + 1}`,
  };
  return cast.teller.tell(by, (ctx) =>
    amount < 0
      ? deductQuota(ctx, { ...about, amount: -amount, reason: note })
      : allocateQuota(ctx, { ...about, amount, note }),
  );
}

function pollsOf({ stages, control, bills }: Scene): Happening[] {
  const read = (daysAgo: number, of: readonly Stage[] = stages) => ({
    daysAgo,
    run: async () => {
      await control.publishUntil(daysAgo + 1);
      await Promise.all(of.map((stage) => poll(stage, daysAgo)));
    },
  });
  const last = stages.at(-1);
  if (!last) return [];
  const { account, cast } = last;
  return [
    ...polls.map((daysAgo) => read(daysAgo)),
    { daysAgo: refusedPoll + 0.1, run: () => control.addFault(refusal(account.accountId)) },
    read(refusedPoll, [last]),
    {
      daysAgo: 6,
      run: () => correctLate(control, account, bills.at(-1)?.rows ?? [], cast.moments),
    },
  ];
}

const refusal = (accountId: number) => ({
  action: "ListSplitBillDetail",
  accountId,
  effect: {
    kind: "error",
    code: "AccessDenied",
    status: 403,
    message: "User is not authorized to perform: billing:ListSplitBillDetail",
  },
});

function poll({ id, cast: { teller, moments } }: Stage, daysAgo: number) {
  const job = jobContext("billing.pollBills", moments.daysAgo(daysAgo));
  return teller.tell(job, (ctx) => pollBills(ctx, { cloudAccountId: id }));
}

type Stop = [userName: string, daysAgo: number, as: "manual" | "security", reason: string];
const stops: Stop[] = [
  ["news-writing", 9, "manual", "课程已结课，暂停使用至下学期"],
  ["materials", 3, "security", "访问密钥出现在公开代码仓库，更换前停用"],
];

const byHand = ({ stages }: Scene): Happening[] =>
  stops.flatMap(([userName, daysAgo, as, reason]) =>
    stages.flatMap(({ subAccounts, cast }) => {
      const subAccountId = subAccounts.get(userName);
      if (!subAccountId) return [];
      const by = asAdmin(cast.admins.ops, cast.moments.daysAgo(daysAgo));
      const run = () =>
        cast.teller.tell(by, (ctx) => disableSubAccount(ctx, { subAccountId, as, reason }));
      return [{ daysAgo, run }];
    }),
  );
