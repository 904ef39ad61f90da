import { type Actions, type Call, read } from "./action";
import { userTrn } from "./iam/user-shape";

export const stsActions: Actions = {
  GetCallerIdentity: read(getCallerIdentity, "query or json"),
};

/** Who signed; the cheapest check of credentials. It needs no permission. */
function getCallerIdentity({ account, caller }: Call) {
  const { user } = caller;
  return {
    AccountId: account.id,
    IdentityId: user?.id ?? account.id,
    IdentityType: user ? "User" : "Account",
    Trn: user ? userTrn(account.id, user.name) : `trn:iam::${account.id}:root`,
  };
}
