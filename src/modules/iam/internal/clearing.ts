import { detachGrant } from "./ensure-policies";
import { type Looking, look } from "./looking";
import { unlessGone } from "./unless-gone";

/** Takes everything away that keeps a user from being deleted. */
export async function clearUser(work: Looking): Promise<void> {
  const { cloud, user, signal } = work;
  const seen = await look(work);
  if (!seen) return;
  for (const { id } of seen.keys) {
    await unlessGone(cloud.iam.deleteAccessKey({ UserName: user, AccessKeyId: id }, { signal }));
  }
  for (const grant of seen.policies) await detachGrant(work, grant);
  if (seen.login) await unlessGone(cloud.iam.deleteLoginProfile({ UserName: user }, { signal }));
}
