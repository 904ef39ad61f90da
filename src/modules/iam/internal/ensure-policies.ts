import { isAlready, isGone, isNotAttached } from "@/integrations/volcengine/cloud-error";
import type { Grant } from "../schema/cloud-state";
import type { Looking } from "./looking";
import type { Ensure } from "./work";

/** Attaches a policy; one that is attached already is success, and is read back in the end. */
export const attach: Ensure<"attach"> = async ({ cloud, signal, user }, { grant }) => {
  const { project, ...policy } = named(grant);
  try {
    if (project === "") {
      await cloud.iam.attachUserPolicy({ UserName: user, ...policy }, { signal });
    } else {
      await cloud.projects.attachPolicyInProject(inProject(user, policy, project), { signal });
    }
  } catch (error) {
    if (!isAlready(error)) throw error;
  }
  return {};
};

/** Detaches a policy; one that is not attached, or is not there at all, is success. */
export const detach: Ensure<"detach"> = async (work, { grant }) => {
  await detachGrant(work, grant);
  return {};
};

export async function detachGrant({ cloud, signal, user }: Looking, grant: Grant): Promise<void> {
  const { project, ...policy } = named(grant);
  try {
    if (project === "") {
      await cloud.iam.detachUserPolicy({ UserName: user, ...policy }, { signal });
    } else {
      await cloud.projects.detachPolicyInProject(inProject(user, policy, project), { signal });
    }
  } catch (error) {
    if (!isNotAttached(error) && !isGone(error)) throw error;
  }
}

type Named = { PolicyName: string; PolicyType: Grant["type"] };

const named = ({ name, type, project }: Grant) => ({ PolicyName: name, PolicyType: type, project });

const inProject = (user: string, policy: Named, project: string) => ({
  ...policy,
  PrincipalType: "User" as const,
  PrincipalName: user,
  ProjectName: [project] as [string],
});
