import { emptyBill } from "../billing/bill";
import { startCurves } from "../billing/growth";
import { type Bytes, newAccessKey, newUuid, shortTail } from "../credentials";
import { addDays, compactDate, dayOf } from "../dates";
import { randomFrom } from "../random";
import {
  type Account,
  type CloudState,
  emptyResources,
  type Policy,
  type Resources,
  type User,
} from "../state";
import { type AccountPlan, demoPlan, type ProjectPlan, type UserPlan } from "./plan";

const days = 90;
const seed = 20_260_318;

/** The cloud as the demo finds it: the same on each run, but that its bills end today. */
export function demoState(now: Date): CloudState {
  const { bytes } = randomFrom(seed);
  return {
    version: 1,
    clockOffsetMs: 0,
    accounts: demoPlan.map((plan) => accountOf(plan, now, bytes)),
  };
}

function accountOf(plan: AccountPlan, now: Date, bytes: Bytes): Account {
  const from = addDays(dayOf(now), -days);
  const begin = new Date(`${from}T01:00:00Z`);
  const at = begin.toISOString();
  const resources: Resources = {
    ...emptyResources(plan.id, at),
    rootKeys: [newAccessKey(begin, bytes)],
    projects: plan.projects.map(({ name, displayName, description }) => ({
      name,
      displayName,
      description,
      createdAt: at,
      updatedAt: at,
    })),
    customPolicies: customPolicies(at),
  };
  const account = {
    id: plan.id,
    name: plan.name,
    resources,
    bill: { ...emptyBill(), cashBalance: plan.cash },
  };
  for (const user of plan.users) resources.users.push(userOf(account, user, begin, bytes));
  const curves = plan.projects.flatMap((project) => curvesOf(account, project, begin, bytes));
  startCurves(account, curves, from, now);
  return account;
}

function userOf({ id, resources }: Account, plan: UserPlan, begin: Date, bytes: Bytes): User {
  const at = begin.toISOString();
  const { name, displayName, description, email, mobilePhone } = plan;
  resources.nextId += 1;
  return {
    id: id * 10_000 + resources.nextId,
    name,
    displayName,
    description,
    email,
    mobilePhone,
    tags: [],
    createdAt: at,
    updatedAt: at,
    accessKeys: plan.keys.map((status) => ({ ...newAccessKey(begin, bytes), status })),
    loginProfile: plan.login
      ? {
          password: `Demo-${bytes(6).toString("hex")}`,
          loginAllowed: true,
          passwordResetRequired: false,
          lastResetAt: at,
          safeAuth: {},
          createdAt: at,
          updatedAt: at,
        }
      : undefined,
    grants: plan.policies.map(([policy, project]) => ({
      policy,
      type: "System",
      project,
      attachedAt: at,
    })),
  };
}

/** Each project that uses Ark has an endpoint and a key of its own. */
function curvesOf({ id, resources }: Account, project: ProjectPlan, begin: Date, bytes: Bytes) {
  return project.spending.map(([product, dailyAmount]) => {
    const place = { project: project.name, product, dailyAmount };
    if (product !== "ark_bd") {
      return { ...place, instance: `${product}-${project.name}`, apiKey: "" };
    }
    const at = begin.toISOString();
    const digits = compactDate(begin).replace(/\D/g, "");
    const instance = `ep-${digits}-${shortTail(bytes)}`;
    const apiKey = `apikey-${digits}-${shortTail(bytes)}`;
    resources.endpoints.push({
      id: instance,
      name: `${project.displayName} 推理接入点`,
      project: project.name,
      model: "doubao-pro-32k",
      modelVersion: "241215",
      createdBy: "Account",
      createdAt: at,
    });
    resources.arkKeys.push({
      id: id * 1_000 + resources.nextId,
      sid: apiKey,
      name: `${project.name}-main`,
      plaintext: newUuid(bytes),
      status: "Active",
      project: project.name,
      userId: id,
      resources: [{ ResourceType: "all", ResourceId: "*" }],
      createdAt: at,
      updatedAt: at,
    });
    resources.nextId += 1;
    return { ...place, instance, apiKey };
  });
}

const customPolicies = (createdAt: string): Policy[] =>
  [
    {
      name: "CourseInferenceOnly",
      description: "只允许调用推理接入点",
      Effect: "Allow" as const,
      Action: ["ark:List*", "ark:GetApiKey"],
    },
    {
      name: "DenyIAMChanges",
      description: "禁止修改身份与权限",
      Effect: "Deny" as const,
      Action: ["iam:Create*", "iam:Update*", "iam:Delete*", "iam:Attach*", "iam:Detach*"],
    },
  ].map(({ name, description, Effect, Action }) => ({
    name,
    description,
    category: "",
    document: { Statement: [{ Effect, Action, Resource: ["*"] }] },
    serviceRole: false,
    createdAt,
  }));
