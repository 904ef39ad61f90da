import { DomainError } from "@/core/errors";
import { query } from "@/core/operation";
import { MySubAccount, Nothing } from "../schema/portal";
import { findPortalLoginById } from "./portal-logins";
import { requireSubAccount } from "./sub-account";

/**
 * The sub-account that calls, as its portal shows it.
 * @throws iam.sub_account_not_found
 */
export const mySubAccount = query({
  id: "iam.mySubAccount",
  access: { self: ["sub_account"] },
  input: Nothing,
  output: MySubAccount,
  async run({ db, actor }) {
    const login = await findPortalLoginById(db, actor.id);
    if (!login) throw new DomainError("not_found", "iam.sub_account_not_found");
    const { id, username, displayName: name, mustChangePassword } = login;
    const { disabledReasons: reasons, disabledAt: since } = await requireSubAccount(db, id);
    const disabled = reasons.length > 0 ? { reasons, since } : null;
    return { id, username, name, mustChangePassword, disabled };
  },
});
