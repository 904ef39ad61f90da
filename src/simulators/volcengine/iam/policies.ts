import { type Actions, type Call, read } from "../action";
import { compactDate } from "../dates";
import type { Parameters } from "../gateway/parameters";
import type { Policy, PolicyType, Resources } from "../state";
import { matching, pageOf } from "./paging";
import { absent } from "./refusals";
import { systemPolicies } from "./system-policies";

export const policyActions: Actions = {
  ListPolicies: read(listPolicies),
  GetPolicy: read(getPolicy),
};

type Typed = { policy: Policy; type: PolicyType };

function listPolicies({ params, resources }: Call) {
  const scope = params.choice("Scope", ["All", "System", "Custom"], "All");
  const serviceRoles = params.optionalInteger("WithServiceRolePolicy") === 1;
  const wanted = catalogue(resources).filter(
    ({ policy, type }) =>
      (scope === "All" || scope === type) && (serviceRoles || !policy.serviceRole),
  );
  const found = matching(wanted, params.optionalText("Query"), ({ policy }) => [
    policy.name,
    policy.description,
  ]);
  const { rows, page } = pageOf(params, found);
  return { PolicyMetadata: rows.map((row) => shape(resources, row)), ...page };
}

function getPolicy({ params, resources }: Call) {
  const { name, type } = policyParams(params);
  return { Policy: shape(resources, { policy: requirePolicy(resources, name, type), type }) };
}

const catalogue = ({ customPolicies }: Resources): Typed[] => [
  ...systemPolicies.map((policy): Typed => ({ policy, type: "System" })),
  ...customPolicies.map((policy): Typed => ({ policy, type: "Custom" })),
];

/** Which policy a call means. */
export const policyParams = (params: Parameters) => ({
  name: params.text("PolicyName"),
  type: params.choice("PolicyType", ["System", "Custom"]),
});

export function findPolicy(
  { customPolicies }: Resources,
  name: string,
  type: PolicyType,
): Policy | undefined {
  const candidates = type === "System" ? systemPolicies : customPolicies;
  return candidates.find((policy) => policy.name === name);
}

export function requirePolicy(resources: Resources, name: string, type: PolicyType): Policy {
  const found = findPolicy(resources, name, type);
  if (!found) {
    throw absent("PolicyNotExist", `Policy '${name}' does not exist or is not attachable.`);
  }
  return found;
}

/** System policies belong to account 0. */
export const policyTrn = ({ accountId }: Resources, name: string, type: PolicyType) =>
  `trn:iam::${type === "System" ? 0 : accountId}:policy/${name}`;

function shape(resources: Resources, { policy, type }: Typed) {
  const holders = resources.users.filter(({ grants }) =>
    grants.some((grant) => grant.policy === policy.name && grant.type === type),
  );
  return {
    PolicyName: policy.name,
    PolicyType: type,
    PolicyTrn: policyTrn(resources, policy.name, type),
    PolicyDocument: JSON.stringify(policy.document),
    Description: policy.description,
    Category: policy.category,
    AttachmentCount: holders.length,
    IsServiceRolePolicy: policy.serviceRole ? 1 : 0,
    CreateDate: compactDate(new Date(policy.createdAt)),
    UpdateDate: compactDate(new Date(policy.createdAt)),
  };
}
