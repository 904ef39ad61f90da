import { z } from "zod";
import { capabilities, poolGrants } from "@/core/permissions";
import { RoleName } from "./admins";
import { SubjectType } from "./sessions";

export const CapabilityName = z.enum(capabilities as [(typeof capabilities)[number]]);

export const RoleHolder = z.object({
  upn: z.string(),
  name: z.string(),
  email: z.string(),
  disabled: z.boolean(),
});

export const RoleOverview = z.object({
  role: RoleName,
  /** The roles that it may hand out. */
  handsOut: z.array(RoleName),
  /** How many capabilities it holds now. */
  capabilities: z.int(),
  holders: z.int(),
  /** How many of them are disabled. */
  disabled: z.int(),
  /** The first ones by e-mail; the list of admins has them all. */
  some: z.array(RoleHolder),
});
export const RoleList = z.array(RoleOverview);

export const MatrixRow = z.object({
  capability: CapabilityName,
  module: z.string(),
  resource: z.string(),
  action: z.string(),
  /** The decision per role, in the order of `roles`. */
  allowed: z.array(z.boolean()),
});
export const Matrix = z.object({
  roles: z.array(RoleName),
  modules: z.array(z.object({ module: z.string(), rows: z.array(MatrixRow) })),
});

const grantNames = Object.keys(poolGrants) as [keyof typeof poolGrants];

export const Me = z.object({
  type: SubjectType,
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: RoleName.nullable(),
  /** What the role holds now, for `useCan`; operations decide again. */
  capabilities: z.array(CapabilityName),
  /** The pools on which the person holds each grant. */
  grants: z.record(z.enum(grantNames), z.array(z.string())),
  /** The roles that the caller may hand out. */
  handsOut: z.array(RoleName),
  mustChangePassword: z.boolean(),
  session: z.object({ session: z.uuid(), confirmedAt: z.date(), expiresAt: z.date() }).nullable(),
});
