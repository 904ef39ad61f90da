import { z } from "zod";
import { EmailAddress, PageRequest, Reason, Upn } from "@/core/inputs";
import { NewPassword } from "@/core/passwords";
import { roles } from "@/core/permissions";

export const RoleName = z.enum(roles);

/** Whether an admin can sign in, and if not, why. `pending` has no password yet. */
export const AdminState = z.enum(["active", "pending", "disabled", "frozen"]);
export type AdminState = z.output<typeof AdminState>;

export const CreateAdmin = z.object({
  upn: Upn,
  email: EmailAddress,
  /** For somebody the directory does not know; they are added to it. */
  displayName: z.string().trim().min(1, "access.display_name_required").max(120).optional(),
  role: RoleName.default("viewer"),
  /** Without one a set-up link is made, which is the better way. */
  password: NewPassword.optional(),
});

/** Shown once: the link is `/set-up#<token>`, so that the token stays out of every server's log. */
export const SetupLink = z.object({ token: z.string(), expiresAt: z.date() });

export const AdminCreated = z.object({ upn: Upn, setupLink: SetupLink.nullable() });

export const SetAdminDisabled = z.object({ upn: Upn, disabled: z.boolean() });
export const AdminDisabledSet = z.object({
  upn: Upn,
  disabled: z.boolean(),
  sessionsEnded: z.int(),
});

export const ChangeRole = z.object({ upn: Upn, role: RoleName });
export const RoleChanged = z.object({ upn: Upn, role: RoleName });

export const ResetAdminPassword = z.object({ upn: Upn, password: NewPassword.optional() });
export const AdminPasswordReset = z.object({
  upn: Upn,
  setupLink: SetupLink.nullable(),
  sessionsEnded: z.int(),
});

export const CreateSetupLink = z.object({ upn: Upn });

export const RedeemSetupLink = z.object({
  token: z.string().min(1, "access.link_invalid").max(200, "access.link_invalid"),
  password: NewPassword,
});
export const SetupLinkRedeemed = z.object({ email: z.string() });

export const ChangeOwnPassword = z.object({
  password: NewPassword,
  endOtherSessions: z.boolean().default(true),
});
export const OwnPasswordChanged = z.object({ sessionsEnded: z.int() });

export const FreezePerson = z.object({ upn: Upn, reason: Reason });
export const UnfreezePerson = z.object({ upn: Upn, reason: Reason });
export const PersonFreezing = z.object({ upn: Upn, frozen: z.boolean(), sessionsEnded: z.int() });

export const AdminSort = z.enum(["email", "name", "role", "createdAt", "lastActiveAt"]);
export type AdminSort = z.output<typeof AdminSort>;

export const ListAdmins = PageRequest.extend({
  /** Part of an e-mail, a UPN or a name. */
  search: z.string().trim().max(100).optional(),
  role: RoleName.optional(),
  state: AdminState.optional(),
  sort: AdminSort.default("email"),
  direction: z.enum(["asc", "desc"]).default("asc"),
});

export const AdminSummary = z.object({
  upn: Upn,
  email: z.string(),
  name: z.string(),
  department: z.string().nullable(),
  role: RoleName,
  state: AdminState,
  createdAt: z.date(),
  lastSignInAt: z.date().nullable(),
  lastActiveAt: z.date().nullable(),
});
export const AdminPage = z.object({ items: z.array(AdminSummary), next: z.string().nullable() });

export const GetAdmin = z.object({ upn: Upn });
export const AdminDetail = AdminSummary.extend({
  mustChangePassword: z.boolean(),
  passwordChangedAt: z.date().nullable(),
  disabledAt: z.date().nullable(),
  frozenAt: z.date().nullable(),
  frozenReason: z.string().nullable(),
  /** Whether a set-up link waits to be redeemed, and until when. */
  setupLinkUntil: z.date().nullable(),
  sessions: z.int(),
  /** What the reader may do with this admin; the operations check it again. */
  abilities: z.object({
    roles: z.array(RoleName),
    disable: z.boolean(),
    reset: z.boolean(),
    signOut: z.boolean(),
    freeze: z.boolean(),
  }),
});
