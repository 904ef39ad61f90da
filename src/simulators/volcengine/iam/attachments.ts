import { type Actions, type Call, read, write } from "../action";
import { compactDate } from "../dates";
import type { Grant, Resources, User } from "../state";
import { give, requireGrant, requireNotGranted, take } from "./grants";
import { pageOf } from "./paging";
import { findPolicy, policyParams, policyTrn, requirePolicy } from "./policies";
import { requireUser } from "./refusals";

export const attachmentActions: Actions = {
  AttachUserPolicy: write(attachUserPolicy),
  DetachUserPolicy: write(detachUserPolicy),
  ListAttachedUserPolicies: read(listAttachedUserPolicies),
  ListEntitiesForPolicy: read(listEntitiesForPolicy),
};

/** Always everywhere: a `ProjectName` is none of its parameters, and is ignored (volcengine.md §5). */
function attachUserPolicy({ params, resources, now }: Call) {
  const user = requireUser(resources, params.text("UserName"));
  const wanted = policyParams(params);
  requirePolicy(resources, wanted.name, wanted.type);
  requireNotGranted(user, wanted);
  give(user, wanted, now);
  return undefined;
}

function detachUserPolicy({ params, resources }: Call) {
  const user = requireUser(resources, params.text("UserName"));
  const wanted = policyParams(params);
  requirePolicy(resources, wanted.name, wanted.type);
  take(user, requireGrant(user, wanted));
  return undefined;
}

/** One entry per policy, with every scope in which the user has it. */
function listAttachedUserPolicies({ params, resources }: Call) {
  const { grants } = requireUser(resources, params.text("UserName"));
  const policies = new Map<string, Grant[]>();
  for (const grant of grants) {
    const key = `${grant.type}/${grant.policy}`;
    policies.set(key, [...(policies.get(key) ?? []), grant]);
  }
  return {
    AttachedPolicyMetadata: [...policies.values()].map((scopes) => ({
      ...describe(resources, scopes[0] as Grant),
      PolicyScope: scopes.map((grant) => scopeOf(resources, grant)),
    })),
  };
}

function listEntitiesForPolicy({ params, resources }: Call) {
  const { name, type } = policyParams(params);
  const filter = params.choice("EntityFilter", ["All", "User", "Role", "UserGroup"], "All");
  requirePolicy(resources, name, type);
  const entities = resources.users
    .map((user) => ({ user, grants: grantsOf(user, name, type) }))
    .filter(({ grants }) => grants.length > 0 && (filter === "All" || filter === "User"));
  const { rows, page } = pageOf(params, entities);
  return {
    PolicyUsers: rows.map(({ user, grants }) => ({
      Id: user.id,
      UserName: user.name,
      DisplayName: user.displayName,
      Description: user.description,
      AttachDate: compactDate(new Date(grants[0]?.attachedAt ?? 0)),
      PolicyScope: grants.map((grant) => scopeOf(resources, grant)),
    })),
    PolicyRoles: [],
    PolicyUserGroups: [],
    ...page,
  };
}

const grantsOf = ({ grants }: User, name: string, type: string) =>
  grants.filter((grant) => grant.policy === name && grant.type === type);

/** A granted policy as lists show it. */
export const describe = (resources: Resources, { policy, type, attachedAt }: Grant) => ({
  PolicyName: policy,
  PolicyType: type,
  PolicyTrn: policyTrn(resources, policy, type),
  Description: findPolicy(resources, policy, type)?.description ?? "",
  AttachDate: compactDate(new Date(attachedAt)),
});

function scopeOf({ projects }: Resources, { project, attachedAt }: Grant) {
  const AttachDate = compactDate(new Date(attachedAt));
  if (project === undefined) return { PolicyScopeType: "Global", AttachDate };
  const found = projects.find(({ name }) => name === project);
  return {
    PolicyScopeType: "Project",
    ProjectName: project,
    ProjectDisplayName: found?.displayName ?? project,
    AttachDate,
  };
}
