import { DateTime } from "luxon";
import { env } from "@/core/env";
import { addRules } from "@/modules/policy/commands/rules";
import { adjustBooster } from "@/modules/quota/commands/booster";
import { createPool } from "@/modules/quota/commands/create-pool";
import { signInPerson } from "@/modules/quota/commands/personal-pools";
import type { DemoAdmin } from "./accounts";
import { asAdmin, asBackend } from "./callers";
import { everyday } from "./catalogue";
import type { PoolPlan } from "./pools";
import type { Random } from "./random";

/** Opens the shared pools at the beginning of the story, with members and models. */
export async function openPools(plans: readonly PoolPlan[], admin: DemoAdmin, at: Date) {
  const ctx = asAdmin(admin, at);
  for (const plan of plans) {
    await createPool(ctx, {
      requestId: `demo-${plan.name}`,
      name: plan.name,
      label: plan.label,
      notes: plan.notes,
      refresh: plan.refresh,
      anchor: anchorOf(plan, at),
      allowance: plan.allowance * 1_000_000,
      domains: [],
      members: plan.members,
    });
    await allow(admin, at, plan.name, plan.approaches, "新建配额池时开放的模型");
  }
}

/** Personal pools share the rules of their template's role. */
export async function openTemplates(templates: readonly string[], admin: DemoAdmin, at: Date) {
  for (const name of templates) {
    await allow(admin, at, `template:${name}`, everyday, "个人配额池默认开放的模型");
  }
}

function allow(admin: DemoAdmin, at: Date, sub: string, models: readonly string[], reason: string) {
  const rules = models.map((model) => ({
    sub,
    dom: "*",
    obj: `model/${model}`,
    act: "use",
    eft: "allow" as const,
  }));
  return addRules(asAdmin(admin, at), { rules, reason });
}

/** Months and weeks begin where calendars have them begin. */
function anchorOf({ refresh }: PoolPlan, at: Date): Date {
  return DateTime.fromJSDate(at, { zone: env().TIME_ZONE }).startOf(refresh.unit).toJSDate();
}

/** First sign-ins make personal pools. */
export async function signPeopleIn(upns: readonly string[], keyId: string, at: Date) {
  for (const upn of upns) await signInPerson(asBackend(keyId, at), { upn });
}

/** Some pools got a top-up when they ran short. */
export async function topUp(
  random: Random,
  plans: readonly PoolPlan[],
  admin: DemoAdmin,
  { from, days }: { from: Date; days: number },
) {
  for (const plan of plans.filter(() => random.chance(0.25))) {
    const at = new Date(from.getTime() + random.below(days) * 86_400_000);
    await adjustBooster(asAdmin(admin, at), {
      pool: plan.name,
      amount: Math.round(plan.allowance * random.next() * 0.5 + 20) * 1_000_000,
      requestId: `demo-boost-${plan.name}`,
      reason: random.pick([
        "期末周临时加量",
        "竞赛集训追加",
        "课题结题前补充",
        "学院申请，已线下确认",
      ]),
    });
  }
}

/** The grants of a pool manager: see the consumption and look after the members. */
export async function makeManager(
  upn: string,
  pools: readonly string[],
  admin: DemoAdmin,
  at: Date,
) {
  const rules = pools.flatMap((pool) => [
    { sub: upn, dom: "*", obj: `uniauth/bill/${pool}`, act: "read", eft: "allow" as const },
    { sub: upn, dom: "*", obj: `uniauth/members/${pool}`, act: "write", eft: "allow" as const },
  ]);
  await addRules(asAdmin(admin, at), { rules, reason: "院系配额池管理员" });
}

/** Two people are shut out for a while. */
export async function shutOut(upns: readonly string[], admin: DemoAdmin, at: Date) {
  const expires_at = new Date(at.getTime() + 3 * 86_400_000);
  const rules = upns.map((sub) => ({
    sub,
    dom: "*",
    obj: "platform",
    act: "entry",
    eft: "deny" as const,
    expires_at,
    note: "违规批量调用",
  }));
  await addRules(asAdmin(admin, at), { rules, reason: "违规批量调用，暂停三天" });
}
