import type { AnyOperation } from "@/core/operation";
import { changeOwnPassword } from "@/modules/iam/commands/change-own-password";
import {
  addCloudAccount,
  renameCloudAccount,
  replaceCloudCredentials,
  switchCloudAccount,
} from "@/modules/iam/commands/cloud-accounts";
import { listCloudAccounts } from "@/modules/iam/queries/cloud-accounts";
import { mySubAccount } from "@/modules/iam/queries/my-sub-account";

export const iamOperations: readonly AnyOperation[] = [
  changeOwnPassword,
  mySubAccount,
  listCloudAccounts,
  addCloudAccount,
  renameCloudAccount,
  replaceCloudCredentials,
  switchCloudAccount,
];
