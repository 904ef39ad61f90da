import type { Role } from "@/core/permissions";
import { randomToken } from "@/core/secrets";
import { createArkKey } from "@/modules/iam/commands/ark-create";
import { changeOwnPassword } from "@/modules/iam/commands/change-own-password";
import { addCloudAccount } from "@/modules/iam/commands/cloud-accounts";
import { createSubAccount } from "@/modules/iam/commands/create-sub-account";
import { importSubAccounts } from "@/modules/iam/commands/import";
import { setMonitoring } from "@/modules/iam/commands/monitoring";
import { setAlertSettings } from "@/modules/quota/commands/alert-settings";
import type { DemoAdmin } from "./accounts";
import { asAdmin, asSubAccount } from "./callers";
import type { SimulatorAccount } from "./cloud-control";
import type { Teller } from "./cloud-events";
import { idOf, type Moments } from "./cloud-moments";
import type { SubAccountPlan } from "./cloud-plan";

export type Cast = { admins: Record<Role, DemoAdmin>; moments: Moments; teller: Teller };

/** Takes a main account under management before anything else happens. */
export async function addAccount({ admins, moments, teller }: Cast, account: SimulatorAccount) {
  const { name, accessKeyId, secretAccessKey } = account;
  const { id } = await teller.tell(asAdmin(admins.ops, moments.daysAgo(90)), (ctx) =>
    addCloudAccount(ctx, { name, accessKeyId, secretAccessKey }),
  );
  return id;
}

/** Makes a sub-account as planned, at its own time, and returns its id. */
export async function makeSubAccount(
  cast: Cast,
  cloudAccountId: string,
  plan: SubAccountPlan,
  portalPassword: string | undefined,
): Promise<string> {
  const at = cast.moments.daysAgo(plan.startDaysAgo);
  const id = plan.imported
    ? await importOne(cast, cloudAccountId, plan, at)
    : await createOne(cast, cloudAccountId, plan, at, portalPassword);
  for (const name of plan.arkKeys ?? []) {
    await cast.teller.tell(asAdmin(cast.admins.admin, at), (ctx) =>
      createArkKey(ctx, {
        requestId: idOf(`ark/${plan.userName}/${name}`),
        subAccountId: id,
        project: plan.project,
        name,
      }),
    );
  }
  const { settings } = plan;
  if (settings) {
    await cast.teller.tell(asAdmin(cast.admins.finance, at), (ctx) =>
      setAlertSettings(ctx, { subAccountId: id, ...settings }),
    );
  }
  return id;
}

const policy = (name: string) => ({ name, type: "System" as const });

async function createOne(
  { admins, moments, teller }: Cast,
  cloudAccountId: string,
  plan: SubAccountPlan,
  at: Date,
  password: string | undefined,
): Promise<string> {
  const { userName, displayName, project, console: login, portal } = plan;
  const first = `demo-${randomToken(9)}`;
  const { subAccountId } = await teller.tell(asAdmin(admins.admin, at), (ctx) =>
    createSubAccount(ctx, {
      requestId: plan.id ?? idOf(`sub-account/${userName}`),
      cloudAccountId,
      userName,
      displayName,
      email: `${userName}@example.edu`,
      ...(login ? { console: loginOf(login) } : {}),
      accessKey: plan.accessKey ?? false,
      projects: [
        { project, policies: ["ArkFullAccess", "TOSFullAccess"].map(policy), monitored: true },
      ],
      policies: (plan.policies ?? []).map(policy),
      portal: portal ? { username: portal, password: first } : {},
    }),
  );
  if (portal && password) {
    await teller.tell(asSubAccount(subAccountId, moments.daysAgo(plan.startDaysAgo - 1)), (ctx) =>
      changeOwnPassword(ctx, { password }),
    );
  }
  return subAccountId;
}

const loginOf = (login: "allowed" | "forbidden") => ({
  password: `Demo-${randomToken(6)}-7a`,
  allowed: login === "allowed",
  resetRequired: true,
});

/** It is as it was; only its project's spend counts from now on. */
async function importOne(
  { admins, teller }: Cast,
  cloudAccountId: string,
  { userName }: SubAccountPlan,
  at: Date,
): Promise<string> {
  const ctx = asAdmin(admins.ops, at);
  const { items } = await teller.tell(ctx, (own) =>
    importSubAccounts(own, { cloudAccountId, userNames: [userName] }),
  );
  const id = items[0]?.subAccountId;
  if (!id) throw new Error(`${userName} was not imported`);
  await teller.tell(ctx, (own) =>
    setMonitoring(own, { subAccountId: id, project: "film-workshop", monitored: true }),
  );
  return id;
}
