import { findPolicy } from "../iam/policies";
import type { Resources, Statement, User } from "../state";
import type { Caller } from "./authentication";
import { gatewayError } from "./cloud-error";
import type { Parameters } from "./parameters";

/** Refuses a user whose policies do not allow a call. The main account itself may do everything. */
export function requirePermission(
  { account, user }: Caller,
  { service, action }: { service: string; action: string },
  params: Parameters,
): void {
  // Everybody may ask who they are.
  if (!user || service === "sts") return;
  const operation = `${service}:${action}`;
  const target = resourceOf(account.id, service, params, user);
  const wanted: (string | undefined)[] = projectsOf(params);
  const scopes = wanted.length > 0 ? wanted : [undefined];
  if (scopes.every((project) => allows(account.resources, { user, operation, target, project }))) {
    return;
  }
  throw gatewayError("AccessDenied", operation, target);
}

type Question = { user: User; operation: string; target: string; project: string | undefined };

/** Grants that hold everywhere count always, those of a project for calls that name it. */
function allows(resources: Resources, { user, operation, target, project }: Question): boolean {
  const statements = user.grants
    .filter((grant) => grant.project === undefined || grant.project === project)
    .flatMap(({ policy, type }) => findPolicy(resources, policy, type)?.document.Statement ?? [])
    .filter((statement) => covers(statement, operation, target, user));
  return (
    statements.some(({ Effect }) => Effect === "Allow") &&
    !statements.some(({ Effect }) => Effect === "Deny")
  );
}

const covers = ({ Action, Resource }: Statement, operation: string, target: string, user: User) =>
  Action.some((pattern) => fits(pattern, operation)) &&
  Resource.some((pattern) => fits(pattern.replaceAll(userVariable, user.name), target));

// biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the policy language
const userVariable = "${iam:UserName}";

const fits = (pattern: string, text: string) =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`, "i").test(
    text,
  );

/** The user that an IAM call is about, the caller's own when it names none; else everything. */
function resourceOf(accountId: number, service: string, params: Parameters, user: User): string {
  if (service !== "iam") return `trn:${service}:*:${accountId}:*`;
  const named = params.raw("UserName");
  return `trn:iam::${accountId}:user/${typeof named === "string" && named ? named : user.name}`;
}

function projectsOf(params: Parameters): string[] {
  const one = params.raw("ProjectName");
  if (typeof one === "string" && one) return [one];
  if (one !== undefined) return [];
  return params.list("ProjectName").map(String);
}
