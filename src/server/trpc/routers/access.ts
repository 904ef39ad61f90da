import {
  createSetupLink,
  redeemSetupLink,
  resetAdminPassword,
} from "@/modules/access/commands/admin-passwords";
import { changeRole, setAdminDisabled } from "@/modules/access/commands/admin-state";
import { changeOwnPassword } from "@/modules/access/commands/change-own-password";
import { createAdmin } from "@/modules/access/commands/create-admin";
import { freezePerson, unfreezePerson } from "@/modules/access/commands/freezing";
import { endOwnSession, endSessions, signOutEverywhere } from "@/modules/access/commands/sessions";
import { listActorNames } from "@/modules/access/queries/actor-names";
import { getAdmin, listAdmins } from "@/modules/access/queries/admins";
import { me } from "@/modules/access/queries/me";
import { getMatrix, listRoles } from "@/modules/access/queries/roles";
import { listOwnSessions, listSessions } from "@/modules/access/queries/sessions";
import { listOpenings } from "../../operations";
import { confirmIdentity } from "../../sign-in";
import { exposeCommand, exposeQuery, router } from "../init";

/** Signing in and out sets a cookie: `app/api/auth`. */
export const accessRouter = router({
  me: exposeQuery(me),
  confirmIdentity: exposeCommand(confirmIdentity),
  changeOwnPassword: exposeCommand(changeOwnPassword),
  ownSessions: exposeQuery(listOwnSessions),
  endOwnSession: exposeCommand(endOwnSession),
  signOutEverywhere: exposeCommand(signOutEverywhere),

  actorNames: exposeQuery(listActorNames),
  admins: exposeQuery(listAdmins),
  admin: exposeQuery(getAdmin),
  createAdmin: exposeCommand(createAdmin),
  changeRole: exposeCommand(changeRole),
  setAdminDisabled: exposeCommand(setAdminDisabled),
  resetAdminPassword: exposeCommand(resetAdminPassword),
  createSetupLink: exposeCommand(createSetupLink),
  redeemSetupLink: exposeCommand(redeemSetupLink),

  roles: exposeQuery(listRoles),
  matrix: exposeQuery(getMatrix),
  openings: exposeQuery(listOpenings),

  freezePerson: exposeCommand(freezePerson),
  unfreezePerson: exposeCommand(unfreezePerson),
  sessions: exposeQuery(listSessions),
  endSessions: exposeCommand(endSessions),
});
