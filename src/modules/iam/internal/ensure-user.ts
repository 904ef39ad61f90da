import { eq } from "drizzle-orm";
import { DomainError } from "@/core/errors";
import { isAlready } from "@/integrations/volcengine/cloud-error";
import { subAccounts } from "../tables";
import { clearUser } from "./clearing";
import { findUser } from "./looking";
import { unlessGone } from "./unless-gone";
import type { Done, Ensure, Work } from "./work";

/** The tag by which a change knows the user that it made. */
const tagKey = "airgate-change";

/**
 * Creates the user. What came of an earlier attempt is read first: a user with this change's tag is
 * this change's, any other is not ours.
 * @throws iam.user_exists
 */
export const createUser: Ensure<"create_user"> = async (work, subject) => {
  const { account, change, cloud, item, signal, user } = work;
  if (item.state === "sent") {
    const made = await findUser(work);
    if (made) return keepIfOurs(work, made);
  }
  await work.markSent(subject);
  try {
    const made = await cloud.iam.createUser(
      {
        UserName: user,
        DisplayName: account.displayName,
        ...(account.email ? { Email: account.email } : {}),
        ...(account.phone ? { MobilePhone: account.phone } : {}),
        Tags: [{ Key: tagKey, Value: change.id }],
      },
      { signal },
    );
    return keep(work, made.Id);
  } catch (error) {
    if (!isAlready(error)) throw error;
    const present = await findUser(work);
    if (!present) throw error;
    return keepIfOurs(work, present);
  }
};

type CloudUser = NonNullable<Awaited<ReturnType<typeof findUser>>>;

function keepIfOurs(work: Work, present: CloudUser): Done {
  if (isOurs(work, present)) return keep(work, present.Id);
  throw new DomainError("conflict", "iam.user_exists", { user: work.user });
}

const isOurs = ({ change }: Work, { Tags }: CloudUser): boolean =>
  Tags.some(({ Key, Value }) => Key === tagKey && Value === change.id);

const keep = ({ account }: Work, cloudUserId: string): Done => ({
  async save(db) {
    await db.update(subAccounts).set({ cloudUserId }).where(eq(subAccounts.id, account.id));
  },
});

/** How long the answer to a lost call is waited for before its user is taken not to exist. */
const settlingMs = 20_000;

/**
 * Takes a creation back, if the user is this change's.
 * @throws iam.not_settled (unavailable) while a lost call may still show
 */
export const undoCreateUser: Ensure<"create_user"> = async (work) => {
  const { cloud, item, now, signal, user } = work;
  const present = await findUser(work);
  if (!present) {
    const lost = item.state === "sent" && item.at && now.getTime() - item.at.getTime() < settlingMs;
    if (lost) throw new DomainError("unavailable", "iam.not_settled");
    return {};
  }
  if (!isOurs(work, present)) return {};
  await clearUser(work);
  await unlessGone(cloud.iam.deleteUser({ UserName: user }, { signal }));
  return {};
};

/** Writes the profile to the cloud, then to the sub-account. */
export const updateProfile: Ensure<"update_profile"> = async (work, subject) => {
  const { displayName, phone, email } = subject;
  await work.cloud.iam.updateUser(
    {
      UserName: work.user,
      ...(displayName === undefined ? {} : { NewDisplayName: displayName }),
      ...(phone === undefined ? {} : { NewMobilePhone: phone }),
      ...(email === undefined ? {} : { NewEmail: email }),
    },
    { signal: work.signal },
  );
  return {
    async save(db) {
      await db
        .update(subAccounts)
        .set({
          ...(displayName === undefined ? {} : { displayName }),
          ...(phone === undefined ? {} : { phone: phone || null }),
          ...(email === undefined ? {} : { email: email || null }),
        })
        .where(eq(subAccounts.id, work.account.id));
    },
  };
};

/**
 * Deletes the user. What blocked an earlier attempt, because it showed late, is taken away first.
 */
export const deleteUser: Ensure<"delete_user"> = async (work) => {
  const { cloud, item, signal, user } = work;
  if (item.attempts > 0) await clearUser(work);
  await unlessGone(cloud.iam.deleteUser({ UserName: user }, { signal }));
  return {};
};
