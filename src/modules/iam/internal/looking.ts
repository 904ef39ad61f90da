import type { Volcengine } from "@/integrations/volcengine/client";
import { isGone } from "@/integrations/volcengine/cloud-error";
import type { CloudState } from "../schema/cloud-state";
import { lookAt } from "./look";

export type Looking = { cloud: Volcengine; user: string; signal?: AbortSignal | undefined };

/**
 * One look at what the cloud shows of a user, or undefined when it does not know the user.
 * @throws {CloudError}
 */
export async function look({ cloud, user, signal }: Looking): Promise<CloudState | undefined> {
  try {
    return await lookAt(cloud, user, { signal });
  } catch (error) {
    if (isGone(error, "User")) return undefined;
    throw error;
  }
}

/** A user's console login as the cloud keeps it, or undefined where it has none. */
export async function findLogin({ cloud, user, signal }: Looking) {
  try {
    return await cloud.iam.getLoginProfile({ UserName: user }, { signal });
  } catch (error) {
    if (isGone(error, "LoginProfile")) return undefined;
    throw error;
  }
}

/** The cloud's user, or undefined. */
export async function findUser({ cloud, user, signal }: Looking) {
  try {
    return await cloud.iam.getUser({ UserName: user }, { signal });
  } catch (error) {
    if (isGone(error, "User")) return undefined;
    throw error;
  }
}
