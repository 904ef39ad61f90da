import type { AnyOperation } from "@/core/operation";
import {
  createAccessKey,
  deleteAccessKey,
  setAccessKey,
  takeKeySecret,
} from "@/modules/iam/commands/access-keys";
import { createArkKey } from "@/modules/iam/commands/ark-create";
import {
  deleteArkKey,
  renameArkKey,
  rotateArkKey,
  switchArkKey,
} from "@/modules/iam/commands/ark-edit";
import { enterArkKey, fillArkKey } from "@/modules/iam/commands/ark-enter";
import {
  retryReadArkKey,
  revealArkKey,
  revealMyArkKey,
  takeNewArkKey,
} from "@/modules/iam/commands/ark-reveal";
import { carryOut } from "@/modules/iam/commands/carry-out";
import { changeOwnPassword } from "@/modules/iam/commands/change-own-password";
import { abandonChange, retryChange } from "@/modules/iam/commands/changes";
import {
  addCloudAccount,
  renameCloudAccount,
  replaceCloudCredentials,
  switchCloudAccount,
} from "@/modules/iam/commands/cloud-accounts";
import { allowConsoleLogin, setConsolePassword } from "@/modules/iam/commands/console-login";
import { createSubAccount } from "@/modules/iam/commands/create-sub-account";
import { deleteSubAccount } from "@/modules/iam/commands/delete-sub-account";
import { editProfile } from "@/modules/iam/commands/edit-profile";
import { exportSubAccounts } from "@/modules/iam/commands/export-sub-accounts";
import { importSubAccounts } from "@/modules/iam/commands/import";
import { linkProject, unlinkProject } from "@/modules/iam/commands/link-project";
import { setMonitoring } from "@/modules/iam/commands/monitoring";
import { setPortalLogin, setPortalPassword } from "@/modules/iam/commands/portal-login";
import { listStale, reconcile } from "@/modules/iam/commands/reconcile";
import { setGrants } from "@/modules/iam/commands/set-grants";
import {
  disableSubAccount,
  disableSubAccounts,
  enableSubAccount,
  enableSubAccounts,
} from "@/modules/iam/commands/status";
import { syncCloudAccount } from "@/modules/iam/commands/sync";
import { listAccessKeys } from "@/modules/iam/queries/access-keys";
import { getArkKey, listArkKeys, myArkKeys } from "@/modules/iam/queries/ark-keys";
import { listCloudAccounts } from "@/modules/iam/queries/cloud-accounts";
import { listCloudPolicies, listCloudProjects } from "@/modules/iam/queries/cloud-lists";
import { listCloudUsers } from "@/modules/iam/queries/cloud-users";
import { listDue } from "@/modules/iam/queries/due";
import { getSubAccount } from "@/modules/iam/queries/get-sub-account";
import { grantsOverview } from "@/modules/iam/queries/grants-overview";
import { listLinkedProjects } from "@/modules/iam/queries/linked-projects";
import { listChanges } from "@/modules/iam/queries/list-changes";
import { countSubAccounts, listSubAccounts } from "@/modules/iam/queries/list-sub-accounts";
import { mySubAccount } from "@/modules/iam/queries/my-sub-account";
import { previewStatus } from "@/modules/iam/queries/preview-status";

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
  createSubAccount,
  editProfile,
  disableSubAccount,
  disableSubAccounts,
  enableSubAccount,
  enableSubAccounts,
  deleteSubAccount,
  allowConsoleLogin,
  setConsolePassword,
  linkProject,
  unlinkProject,
  setMonitoring,
  setGrants,
  setPortalLogin,
  setPortalPassword,
  createAccessKey,
  deleteAccessKey,
  setAccessKey,
  takeKeySecret,
  abandonChange,
  retryChange,
  listAccessKeys,
  listArkKeys,
  getArkKey,
  renameArkKey,
  createArkKey,
  enterArkKey,
  fillArkKey,
  switchArkKey,
  rotateArkKey,
  deleteArkKey,
  retryReadArkKey,
  takeNewArkKey,
  revealArkKey,
  myArkKeys,
  revealMyArkKey,
  countSubAccounts,
  listSubAccounts,
  listLinkedProjects,
  previewStatus,
  exportSubAccounts,
  getSubAccount,
  listChanges,
  grantsOverview,
  listCloudPolicies,
  listCloudProjects,
];
