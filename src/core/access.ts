import { DomainError } from "./errors";
import type { Capability, PoolGrant, Role, Scope } from "./permissions";

/**
 * Who calls. `id` is a person's UPN, a sub-account's or API key's id, or a job's name. `session` is
 * the handle of the browser session; it is absent when an approved change runs for its requester.
 */
export type Actor =
  | {
      type: "admin";
      id: string;
      email: string;
      role: Role;
      session?: string;
      /** With a password that somebody else has set, nothing but their own account is open. */
      mustChangePassword?: boolean;
    }
  | { type: "manager"; id: string; email: string; session?: string }
  | { type: "sub_account"; id: string; session?: string }
  | { type: "api_key"; id: string; scopes: readonly Scope[] }
  | { type: "job"; id: string }
  /** Somebody who has not signed in; `id` is the address the request came from. */
  | { type: "visitor"; id: string };

/** The pools an actor may act on: all of them, or the named ones. */
export type Reach = "all" | readonly string[];

type Openings<I> = {
  /** Admins whose role holds the capability; they reach all pools. */
  capability: Capability;
  /** API keys with the scope; they reach all pools. */
  scope: Scope;
  /**
   * People with the grant, or one of the grants, on the pool that the input names; on a list,
   * without `pool`, on any.
   */
  grant: { on: PoolGrant | readonly PoolGrant[]; pool?(input: I): string };
  /** Actors on their own data: the operation takes the id from the actor, never from the input. */
  self: readonly ("admin" | "manager" | "sub_account")[];
  /** Background jobs of these names; they reach all pools. */
  jobs: readonly string[];
  /** People who are not signed in yet: signing in, redeeming a set-up link. */
  visitor: true;
};

/** Who may call an operation: each entry opens it to one kind of caller; what is absent stays shut. */
export type Access<I> = {
  [K in keyof Openings<I>]: Pick<Openings<I>, K> & Partial<Openings<I>>;
}[keyof Openings<I>];

/** The capability that opens an operation to admins, if one does. */
export const capabilityOf = (access: Access<never>): Capability | undefined =>
  (access as Partial<Openings<never>>).capability;

/** The scope that opens an operation to API keys, if one does. */
export const scopeOf = (access: Access<never>): Scope | undefined =>
  (access as Partial<Openings<never>>).scope;

/** Where access is decided: the Casbin rules of console roles and of people's grants. */
export type Authority = {
  /** Whether the role holds the capability now. */
  permits(role: Role, capability: Capability): Promise<boolean>;
  /** The pools on which the person holds the grant now. */
  grantedPools(upn: string, on: PoolGrant): Promise<readonly string[]>;
};

/** One function makes this refusal, so a foreign pool cannot be told from an absent one. */
export const poolNotFound = (pool: string) =>
  new DomainError("not_found", "quota.pool_not_found", { pool });

/** Names the capability that is missing, so that the console can say what would be needed. */
const denied = (capability?: Capability) =>
  new DomainError("forbidden", "access.denied", capability ? { capability } : undefined);

/**
 * Decides whether `actor` may call an operation with `access`, and which pools it reaches.
 * `self` first (no reach), then capability, scope or job name (all pools), then a person's grants.
 * @throws access.sign_in_required, access.password_change_required, access.denied,
 *   access.scope_missing; quota.pool_not_found for a
 *   pool outside the grants
 */
export async function authorize<I>(
  authority: Authority,
  actor: Actor,
  access: Access<I>,
  input: I,
): Promise<Reach> {
  const open = access as Partial<Openings<I>>;
  if (actor.type === "visitor") return visitorReach(open);
  if (actor.type === "api_key") return keyReach(actor, open);
  if (actor.type === "job") return jobReach(actor, open);
  if (open.self?.includes(actor.type)) return [];
  if (actor.type === "sub_account") throw denied();
  if (actor.type === "admin" && (await heldByRole(authority, actor, open.capability))) return "all";
  return grantedReach(authority, actor.id, open, input);
}

async function heldByRole(
  authority: Authority,
  { role, mustChangePassword }: Extract<Actor, { type: "admin" }>,
  capability: Capability | undefined,
): Promise<boolean> {
  if (mustChangePassword) {
    throw new DomainError("precondition", "access.password_change_required");
  }
  return capability !== undefined && authority.permits(role, capability);
}

function visitorReach({ visitor }: { visitor?: true }): Reach {
  if (visitor) return [];
  throw new DomainError("unauthenticated", "access.sign_in_required");
}

function keyReach({ scopes }: { scopes: readonly Scope[] }, { scope }: { scope?: Scope }): Reach {
  if (!scope) throw denied();
  if (scopes.includes(scope)) return "all";
  throw new DomainError("forbidden", "access.scope_missing", { scope });
}

function jobReach({ id }: { id: string }, { jobs }: { jobs?: readonly string[] }): Reach {
  if (jobs?.includes(id)) return "all";
  throw denied();
}

async function grantedReach<I>(
  authority: Authority,
  upn: string,
  { grant, capability }: Partial<Openings<I>>,
  input: I,
): Promise<Reach> {
  if (!grant) throw denied(capability);
  const pools = await poolsOf(authority, upn, [grant.on].flat());
  if (pools.length === 0) throw denied(capability);
  const pool = grant.pool?.(input);
  if (pool === undefined) return pools;
  if (!pools.includes(pool)) throw poolNotFound(pool);
  return [pool];
}

async function poolsOf(authority: Authority, upn: string, grants: readonly PoolGrant[]) {
  const pools = await Promise.all(grants.map((on) => authority.grantedPools(upn, on)));
  return [...new Set(pools.flat())];
}
