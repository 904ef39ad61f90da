import { changeOwnPassword } from "@/modules/iam/commands/change-own-password";
import {
  addCloudAccount,
  renameCloudAccount,
  replaceCloudCredentials,
  switchCloudAccount,
} from "@/modules/iam/commands/cloud-accounts";
import { importSubAccounts } from "@/modules/iam/commands/import";
import { syncCloudAccount } from "@/modules/iam/commands/sync";
import { listCloudAccounts } from "@/modules/iam/queries/cloud-accounts";
import { listCloudUsers } from "@/modules/iam/queries/cloud-users";
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
  syncCloudAccount: exposeCommand(syncCloudAccount),
  cloudUsers: exposeQuery(listCloudUsers),
  importSubAccounts: exposeCommand(importSubAccounts),
});
