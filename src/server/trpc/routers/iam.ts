import { changeOwnPassword } from "@/modules/iam/commands/change-own-password";
import {
  addCloudAccount,
  renameCloudAccount,
  replaceCloudCredentials,
  switchCloudAccount,
} from "@/modules/iam/commands/cloud-accounts";
import { listCloudAccounts } from "@/modules/iam/queries/cloud-accounts";
import { mySubAccount } from "@/modules/iam/queries/my-sub-account";
import { exposeCommand, exposeQuery, router } from "../init";

export const iamRouter = router({
  mySubAccount: exposeQuery(mySubAccount),
  changeOwnPassword: exposeCommand(changeOwnPassword),
  cloudAccounts: exposeQuery(listCloudAccounts),
  addCloudAccount: exposeCommand(addCloudAccount),
  renameCloudAccount: exposeCommand(renameCloudAccount),
  replaceCloudCredentials: exposeCommand(replaceCloudCredentials),
  switchCloudAccount: exposeCommand(switchCloudAccount),
});
