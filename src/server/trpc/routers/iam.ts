import { changeOwnPassword } from "@/modules/iam/commands/change-own-password";
import { mySubAccount } from "@/modules/iam/queries/my-sub-account";
import { exposeCommand, exposeQuery, router } from "../init";

export const iamRouter = router({
  mySubAccount: exposeQuery(mySubAccount),
  changeOwnPassword: exposeCommand(changeOwnPassword),
});
