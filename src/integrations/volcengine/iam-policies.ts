import { z } from "zod";
import { actionsOf, type Call, type CallOptions } from "./action";
import { listOf, Nothing, OptionalCount } from "./fields";
import { AttachedPolicy, Policy, PolicyEntities } from "./iam-shapes";
import { pagesByOffset, rowsOf } from "./paging";

export type PolicyType = "System" | "Custom";
export type PolicyKey = { PolicyName: string; PolicyType: PolicyType };
type PolicyFilter = {
  Scope?: "All" | PolicyType;
  Query?: string;
  WithServiceRolePolicy?: 0 | 1;
};

const { read, change } = actionsOf({ service: "iam", version: "2018-01-01", sends: "query" });
const pageSize = 100;
const PolicyPage = z.object({ Total: OptionalCount, PolicyMetadata: listOf(Policy) });
const onePolicy = z.object({ Policy }).transform((result) => result.Policy);
const attached = z
  .object({ AttachedPolicyMetadata: listOf(AttachedPolicy) })
  .transform((result) => result.AttachedPolicyMetadata);

/** Policies, and where they are attached (volcengine.md §4). */
export function policies(call: Call) {
  const listPoliciesPage = (
    range: PolicyFilter & { Limit?: number; Offset?: number },
    options?: CallOptions,
  ) => call(read("ListPolicies", PolicyPage), range, options);
  return {
    listPoliciesPage,
    listPolicies: (filter: PolicyFilter = {}, options?: CallOptions) =>
      rowsOf(
        pagesByOffset(
          "iam.ListPolicies",
          async (Offset) => {
            const page = await listPoliciesPage({ ...filter, Limit: pageSize, Offset }, options);
            return { rows: page.PolicyMetadata, total: page.Total };
          },
          { limit: pageSize, idOf: ({ PolicyName, PolicyType }) => `${PolicyType}/${PolicyName}` },
        ),
      ),
    getPolicy: (policy: PolicyKey, options?: CallOptions) =>
      call(read("GetPolicy", onePolicy), policy, options),
    ...attachments(call),
  };
}

function attachments(call: Call) {
  return {
    /** Attaches it globally; for one project there is `attachPolicyInProject`. */
    attachUserPolicy: (policy: PolicyKey & { UserName: string }, options?: CallOptions) =>
      call(change("AttachUserPolicy", Nothing), policy, options),
    detachUserPolicy: (policy: PolicyKey & { UserName: string }, options?: CallOptions) =>
      call(change("DetachUserPolicy", Nothing), policy, options),
    /** Global and project attachments together: one entry for each policy. */
    listAttachedUserPolicies: (user: { UserName: string }, options?: CallOptions) =>
      call(read("ListAttachedUserPolicies", attached), user, options),
    listEntitiesForPolicy: (
      policy: PolicyKey & {
        EntityFilter?: "User" | "Role" | "UserGroup";
        Limit?: number;
        Offset?: number;
      },
      options?: CallOptions,
    ) => call(read("ListEntitiesForPolicy", PolicyEntities), policy, options),
  };
}
