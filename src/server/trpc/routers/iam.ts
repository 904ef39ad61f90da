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
import { importSubAccounts } from "@/modules/iam/commands/import";
import { linkProject, unlinkProject } from "@/modules/iam/commands/link-project";
import { setMonitoring } from "@/modules/iam/commands/monitoring";
import { setPortalLogin, setPortalPassword } from "@/modules/iam/commands/portal-login";
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
import { getSubAccount } from "@/modules/iam/queries/get-sub-account";
import { grantsOverview } from "@/modules/iam/queries/grants-overview";
import { listLinkedProjects } from "@/modules/iam/queries/linked-projects";
import { listChanges } from "@/modules/iam/queries/list-changes";
import { countSubAccounts, listSubAccounts } from "@/modules/iam/queries/list-sub-accounts";
import { mySubAccount } from "@/modules/iam/queries/my-sub-account";
import { previewStatus } from "@/modules/iam/queries/preview-status";
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

  createSubAccount: exposeCommand(createSubAccount),
  editProfile: exposeCommand(editProfile),
  disableSubAccount: exposeCommand(disableSubAccount),
  disableSubAccounts: exposeCommand(disableSubAccounts),
  enableSubAccount: exposeCommand(enableSubAccount),
  enableSubAccounts: exposeCommand(enableSubAccounts),
  deleteSubAccount: exposeCommand(deleteSubAccount),
  allowConsoleLogin: exposeCommand(allowConsoleLogin),
  setConsolePassword: exposeCommand(setConsolePassword),
  linkProject: exposeCommand(linkProject),
  unlinkProject: exposeCommand(unlinkProject),
  setMonitoring: exposeCommand(setMonitoring),
  setGrants: exposeCommand(setGrants),
  setPortalLogin: exposeCommand(setPortalLogin),
  setPortalPassword: exposeCommand(setPortalPassword),
  createAccessKey: exposeCommand(createAccessKey),
  deleteAccessKey: exposeCommand(deleteAccessKey),
  setAccessKey: exposeCommand(setAccessKey),
  takeKeySecret: exposeCommand(takeKeySecret),
  abandonChange: exposeCommand(abandonChange),
  retryChange: exposeCommand(retryChange),

  accessKeys: exposeQuery(listAccessKeys),
  arkKeys: exposeQuery(listArkKeys),
  arkKey: exposeQuery(getArkKey),
  renameArkKey: exposeCommand(renameArkKey),
  createArkKey: exposeCommand(createArkKey),
  enterArkKey: exposeCommand(enterArkKey),
  fillArkKey: exposeCommand(fillArkKey),
  switchArkKey: exposeCommand(switchArkKey),
  rotateArkKey: exposeCommand(rotateArkKey),
  deleteArkKey: exposeCommand(deleteArkKey),
  retryReadArkKey: exposeCommand(retryReadArkKey),
  takeNewArkKey: exposeCommand(takeNewArkKey),
  revealArkKey: exposeCommand(revealArkKey),
  myArkKeys: exposeQuery(myArkKeys),
  revealMyArkKey: exposeCommand(revealMyArkKey),

  subAccountCounts: exposeQuery(countSubAccounts),
  subAccounts: exposeQuery(listSubAccounts),
  linkedProjects: exposeQuery(listLinkedProjects),
  statusPreview: exposeQuery(previewStatus),
  subAccount: exposeQuery(getSubAccount),
  changes: exposeQuery(listChanges),
  grantsOverview: exposeQuery(grantsOverview),
  cloudPolicies: exposeQuery(listCloudPolicies),
  cloudProjects: exposeQuery(listCloudProjects),
});
