import { DomainError } from "@/core/errors";
import { unseal } from "@/core/secrets";
import type { Volcengine } from "@/integrations/volcengine/client";
import { isAlready, isGone } from "@/integrations/volcengine/cloud-error";
import { findLogin } from "./looking";
import { secretPlace } from "./opening";
import { unlessGone } from "./unless-gone";
import type { Ensure, SubjectOf, Work } from "./work";

/** Sets the console password, with a login profile of its own where there is none yet. */
export const setPassword: Ensure<"set_password"> = async (work, subject) => {
  const login = { ...passwordOf(work), ...switchesOf(subject) };
  const present = await findLogin(work);
  if (present) return updateOrCreate(work, login, present);
  try {
    await work.cloud.iam.createLoginProfile(login, { signal: work.signal });
  } catch (error) {
    if (!isAlready(error)) throw error;
    await work.cloud.iam.updateLoginProfile(login, { signal: work.signal });
  }
  return {};
};

type NewLogin = Parameters<Volcengine["iam"]["createLoginProfile"]>[0];

/** A profile that a read still shows may be gone. */
async function updateOrCreate({ cloud, signal }: Work, login: NewLogin, present: Login) {
  try {
    await cloud.iam.updateLoginProfile({ ...kept(present), ...login }, { signal });
  } catch (error) {
    if (!isGone(error, "LoginProfile")) throw error;
    await cloud.iam.createLoginProfile(login, { signal });
  }
  return {};
}

function passwordOf({ change, user }: Work) {
  if (!change.sealedSecret) throw new Error("a password change without its password");
  return { UserName: user, Password: unseal(change.sealedSecret, secretPlace(change.id)) };
}

const switchesOf = ({ allowed, resetRequired }: SubjectOf<"set_password">) => ({
  LoginAllowed: allowed,
  PasswordResetRequired: resetRequired,
});

type Login = NonNullable<Awaited<ReturnType<typeof findLogin>>>;

/** An update may reset what it leaves out (volcengine.md §4): the second factor stays as it is. */
const kept = (login: Login) => ({
  PasswordResetRequired: login.PasswordResetRequired,
  ...(login.SafeAuthFlag
    ? {
        SafeAuthFlag: true,
        ...(login.SafeAuthType ? { SafeAuthType: login.SafeAuthType } : {}),
        ...exemptionOf(login),
      }
    : {}),
});

const exemptionOf = (login: Login) => ({
  ...(login.SafeAuthExemptRequired === undefined
    ? {}
    : { SafeAuthExemptRequired: login.SafeAuthExemptRequired }),
  ...(login.SafeAuthExemptUnit === undefined ? {} : { SafeAuthExemptUnit: unitOf(login) }),
  ...(login.SafeAuthExemptDuration === undefined
    ? {}
    : { SafeAuthExemptDuration: login.SafeAuthExemptDuration }),
});

const unitOf = ({ SafeAuthExemptUnit }: Login): 0 | 1 | 2 =>
  SafeAuthExemptUnit === 1 || SafeAuthExemptUnit === 2 ? SafeAuthExemptUnit : 0;

/**
 * Allows or forbids console login; without a profile there is nothing to forbid.
 * @throws iam.no_console_password
 */
export const allowLogin: Ensure<"allow_login"> = async (work, { allowed }) => {
  const { cloud, signal, user } = work;
  const present = await findLogin(work);
  if (!present && !allowed) return {};
  if (!present) throw new DomainError("conflict", "iam.no_console_password");
  const update = { UserName: user, LoginAllowed: allowed, ...kept(present) };
  try {
    await cloud.iam.updateLoginProfile(update, { signal });
  } catch (error) {
    if (!isGone(error) || allowed) throw error;
  }
  return {};
};

export const deleteLogin: Ensure<"delete_login"> = async (work) => {
  await removeLogin(work);
  return {};
};

export const removeLogin = ({ cloud, signal, user }: Work): Promise<void> =>
  unlessGone(cloud.iam.deleteLoginProfile({ UserName: user }, { signal }));
