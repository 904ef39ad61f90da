import { type Actions, type Call, read, write } from "../action";
import { compactDate } from "../dates";
import { describe } from "../iam/attachments";
import { give, requireGrant, requireNotGranted, take } from "../iam/grants";
import { matching, pageOf } from "../iam/paging";
import { findPolicy, policyParams, requirePolicy } from "../iam/policies";
import { absent, requireUser } from "../iam/refusals";
import type { Grant, Resources } from "../state";
import { requireProject } from "./projects";

export const projectGrantActions: Actions = {
  AttachPolicyInProject: write(attachPolicyInProject),
  DetachPolicyInProject: write(detachPolicyInProject),
  ListProjectIdentities: read(listProjectIdentities),
};

const principals = ["User", "Role", "UserGroup"] as const;
const mostProjects = 10;

/** All the named projects or, when one of them refuses, none (UNCONFIRMED). */
function attachPolicyInProject(call: Call) {
  const { user, wanted } = grantParams(call);
  for (const one of wanted) requireNotGranted(user, one);
  for (const one of wanted) give(user, one, call.now);
  return {};
}

function detachPolicyInProject(call: Call) {
  const { user, wanted } = grantParams(call);
  const grants = wanted.map((one) => requireGrant(user, one));
  for (const grant of grants) take(user, grant);
  return {};
}

function grantParams({ params, resources }: Call) {
  const principal = params.choice("PrincipalType", principals);
  const principalName = params.text("PrincipalName");
  const policy = policyParams(params);
  const projects = params.texts("ProjectName");
  if (projects.length === 0) throw params.missing("ProjectName.1");
  if (projects.length > mostProjects) {
    throw params.invalid("ProjectName", String(projects.length), `at most ${mostProjects}`);
  }
  if (new Set(projects).size < projects.length) {
    throw params.invalid("ProjectName", projects.join(","), "must not repeat");
  }
  if (principal !== "User") {
    throw absent(`${principal}NotExist`, `${principal} '${principalName}' cannot be found.`);
  }
  const user = requireUser(resources, principalName);
  requirePolicy(resources, policy.name, policy.type);
  for (const project of projects) requireProject(resources, project);
  return { user, wanted: projects.map((project) => ({ ...policy, project })) };
}

function listProjectIdentities({ params, resources }: Call) {
  const { name } = requireProject(resources, params.text("ProjectName"));
  const type = params.choice("IdentityType", principals);
  const inProject = resources.users
    .map((user) => ({ user, grants: user.grants.filter(({ project }) => project === name) }))
    .filter(({ grants }) => type === "User" && grants.length > 0);
  const found = matching(inProject, params.optionalText("Query"), ({ user }) => [
    user.name,
    user.displayName,
  ]);
  const { rows, page } = pageOf(params, found);
  const identities = rows.map(({ user, grants }) => ({
    UserName: user.name,
    DisplayName: user.displayName,
    Description: user.description,
    UpdateDate: compactDate(new Date(user.updatedAt)),
    Policy: grants.map((grant) => policyOf(resources, grant)),
  }));
  return { [`Project${type}s`]: identities, ...page };
}

const policyOf = (resources: Resources, grant: Grant) => ({
  ...describe(resources, grant),
  IsServiceRolePolicy: findPolicy(resources, grant.policy, grant.type)?.serviceRole ? 1 : 0,
});
