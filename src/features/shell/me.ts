"use client";

import type { Capability, PoolGrant } from "@/core/permissions";
import { type RouterOutputs, trpc } from "@/trpc/client";
import type { NavEntry } from "./navigation";

export type Me = RouterOutputs["access"]["me"];

/** Who is signed in, what the role holds and which grants: one call, made by the console's layout. */
export function useMe(): Me {
  const [me] = trpc.access.me.useSuspenseQuery({});
  return me;
}

/** Whether to draw what needs the capability. It hides; the operation protects. */
export const useCan = (capability: Capability): boolean =>
  useMe().capabilities.includes(capability);

/** Whether the person holds the grant on this pool, or on any. */
export function useGrant(on: PoolGrant, pool?: string): boolean {
  const pools = useMe().grants[on];
  return pool === undefined ? pools.length > 0 : pools.includes(pool);
}

type Opening = Pick<NavEntry, "capability" | "grant"> & { everybody?: true };

/** Whether the page opens to this person. */
export function mayOpen(me: Me, entry: Opening): boolean {
  if (entry.everybody) return true;
  if (entry.grant && me.grants[entry.grant].length > 0) return true;
  if (me.type !== "admin") return false;
  return entry.capability === undefined || me.capabilities.includes(entry.capability);
}
