import type { AnyOperation } from "@/core/operation";
import {
  createSetupLink,
  redeemSetupLink,
  resetAdminPassword,
} from "@/modules/access/commands/admin-passwords";
import { changeRole, setAdminDisabled } from "@/modules/access/commands/admin-state";
import { createApiKey, revokeApiKey, rotateApiKey } from "@/modules/access/commands/api-keys";
import { withdrawApproval } from "@/modules/access/commands/approvals";
import { expireApprovals } from "@/modules/access/commands/approvals-close";
import { changeOwnPassword } from "@/modules/access/commands/change-own-password";
import { createAdmin } from "@/modules/access/commands/create-admin";
import { freezePerson, unfreezePerson } from "@/modules/access/commands/freezing";
import {
  endOwnSession,
  endSessions,
  signOut,
  signOutEverywhere,
} from "@/modules/access/commands/sessions";
import { sweepSessions } from "@/modules/access/commands/sweep";
import { listActorNames } from "@/modules/access/queries/actor-names";
import { getAdmin, listAdmins } from "@/modules/access/queries/admins";
import { listApiKeys } from "@/modules/access/queries/api-keys";
import { me } from "@/modules/access/queries/me";
import { getMatrix, listRoles } from "@/modules/access/queries/roles";
import { listOwnSessions, listSessions } from "@/modules/access/queries/sessions";
import { confirmIdentity, signIn } from "../sign-in";

export const accessOperations: readonly AnyOperation[] = [
  createSetupLink,
  redeemSetupLink,
  resetAdminPassword,
  changeRole,
  setAdminDisabled,
  createApiKey,
  revokeApiKey,
  rotateApiKey,
  withdrawApproval,
  expireApprovals,
  changeOwnPassword,
  createAdmin,
  freezePerson,
  unfreezePerson,
  endOwnSession,
  endSessions,
  signOut,
  signOutEverywhere,
  sweepSessions,
  listActorNames,
  getAdmin,
  listAdmins,
  listApiKeys,
  me,
  getMatrix,
  listRoles,
  listOwnSessions,
  listSessions,
  confirmIdentity,
  signIn,
];
