import { confirmIdentityWith } from "@/modules/access/commands/confirm-identity";
import { signInWith } from "@/modules/access/commands/sign-in";
import { notePortalSignIn } from "@/modules/iam/commands/portal-logins";
import { findPortalLogin, findPortalLoginById } from "@/modules/iam/queries/portal-logins";
import { findLockedSubAccount } from "@/modules/iam/queries/sub-account";

/** Access signs sub-accounts in without knowing their slice: the two meet here. */
const portal = {
  findByName: findPortalLogin,
  findById: findPortalLoginById,
  lock: findLockedSubAccount,
  noteSignIn: notePortalSignIn,
};

export const signIn = signInWith(portal);
export const confirmIdentity = confirmIdentityWith(portal);
