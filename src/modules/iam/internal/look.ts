import type { CallOptions } from "@/integrations/volcengine/action";
import type { Volcengine } from "@/integrations/volcengine/client";
import { isGone } from "@/integrations/volcengine/cloud-error";
import type { AttachedPolicy } from "@/integrations/volcengine/iam-shapes";
import type { CloudState, Grant } from "../schema/cloud-state";

/**
 * One look at a user in the cloud: policies in all scopes, access keys, console login; three calls.
 * @throws {CloudError} UserNotExist among others
 */
export async function lookAt(
  { iam }: Volcengine,
  userName: string,
  options: CallOptions = {},
): Promise<CloudState> {
  const user = { UserName: userName };
  const [policies, keys, login] = await Promise.all([
    iam.listAttachedUserPolicies(user, options),
    iam.listAccessKeys(user, options),
    iam.getLoginProfile(user, options).catch((error: unknown) => {
      if (isGone(error, "LoginProfile")) return undefined;
      throw error;
    }),
  ]);
  return {
    policies: policies.flatMap(grantsOf),
    keys: keys.map(({ AccessKeyId, Status }) => ({ id: AccessKeyId, active: isActive(Status) })),
    login: login
      ? { allowed: login.LoginAllowed, resetRequired: login.PasswordResetRequired ?? false }
      : null,
  };
}

const isActive = (status: string) => status.toLowerCase() === "active";

/** One grant for each scope; whatever is not of a project holds everywhere. */
function grantsOf({ PolicyName, PolicyType, PolicyScope }: AttachedPolicy): Grant[] {
  const policy = { name: PolicyName, type: PolicyType === "Custom" ? "Custom" : "System" } as const;
  const projects = PolicyScope.map(({ PolicyScopeType, ProjectName }) =>
    PolicyScopeType === "Project" ? ProjectName : "",
  );
  return [...new Set(projects.length === 0 ? [""] : projects)].map((project) => ({
    ...policy,
    project,
  }));
}
