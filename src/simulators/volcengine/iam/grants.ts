import type { Grant, PolicyType, User } from "../state";
import { conflict } from "./refusals";

/** One policy in one scope: everywhere when there is no project. */
export type Wanted = { name: string; type: PolicyType; project?: string };

export const findGrant = ({ grants }: User, { name, type, project }: Wanted): Grant | undefined =>
  grants.find((grant) => grant.policy === name && grant.type === type && grant.project === project);

/** Refuses a policy that the user has in this very scope; another scope does not matter. */
export function requireNotGranted(user: User, wanted: Wanted): void {
  if (!findGrant(user, wanted)) return;
  throw conflict(
    "PolicyAttachConflict",
    `Policy '${wanted.name}' is already attached to user '${user.name}'.`,
  );
}

export function requireGrant(user: User, wanted: Wanted): Grant {
  const grant = findGrant(user, wanted);
  if (grant) return grant;
  throw conflict(
    "PolicyDetachConflict",
    `Policy '${wanted.name}' is not attached to user '${user.name}'.`,
  );
}

export function give({ grants }: User, { name, type, project }: Wanted, now: Date): void {
  grants.push({ policy: name, type, project, attachedAt: now.toISOString() });
}

export function take({ grants }: User, grant: Grant): void {
  grants.splice(grants.indexOf(grant), 1);
}
