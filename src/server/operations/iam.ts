import type { AnyOperation } from "@/core/operation";
import { carryOut } from "@/modules/iam/commands/carry-out";
import { changeOwnPassword } from "@/modules/iam/commands/change-own-password";
import {
  addCloudAccount,
  renameCloudAccount,
  replaceCloudCredentials,
  switchCloudAccount,
} from "@/modules/iam/commands/cloud-accounts";
import { importSubAccounts } from "@/modules/iam/commands/import";
import { listStale, reconcile } from "@/modules/iam/commands/reconcile";
import { syncCloudAccount } from "@/modules/iam/commands/sync";
import { listCloudAccounts } from "@/modules/iam/queries/cloud-accounts";
import { listCloudUsers } from "@/modules/iam/queries/cloud-users";
import { listDue } from "@/modules/iam/queries/due";
import { mySubAccount } from "@/modules/iam/queries/my-sub-account";

export const iamOperations: readonly AnyOperation[] = [
  changeOwnPassword,
  mySubAccount,
  listCloudAccounts,
  addCloudAccount,
  renameCloudAccount,
  replaceCloudCredentials,
  switchCloudAccount,
  syncCloudAccount,
  listCloudUsers,
  importSubAccounts,
  carryOut,
  listDue,
  reconcile,
  listStale,
];
