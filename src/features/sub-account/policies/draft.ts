import { grantKey } from "@/modules/iam/rules/pending";
import type { RouterOutputs } from "@/trpc/client";
import type { SubAccount } from "../sub-account";

export type Grant = SubAccount["grants"][number];
export type Overview = RouterOutputs["iam"]["grantsOverview"];
export type ShownGrant = Overview["global"][number];

/** What is to be attached and detached, before it is saved. */
export type Draft = { attach: readonly Grant[]; detach: readonly Grant[] };
export const noDraft: Draft = { attach: [], detach: [] };

const has = (grants: readonly Grant[], grant: Grant): boolean =>
  grants.some((one) => grantKey(one) === grantKey(grant));
const without = (grants: readonly Grant[], grant: Grant): readonly Grant[] =>
  grants.filter((one) => grantKey(one) !== grantKey(grant));

export const isToAttach = ({ attach }: Draft, grant: Grant): boolean => has(attach, grant);
export const isToDetach = ({ detach }: Draft, grant: Grant): boolean => has(detach, grant);
export const sizeOf = ({ attach, detach }: Draft): number => attach.length + detach.length;

/** Adds a policy; one that was only marked to be taken away stays instead. */
export function withPolicy(draft: Draft, { project, type, name }: Grant): Draft {
  const grant = { project, type, name };
  if (has(draft.detach, grant)) return { ...draft, detach: without(draft.detach, grant) };
  return has(draft.attach, grant) ? draft : { ...draft, attach: [...draft.attach, grant] };
}

/** Takes a policy away; one that was only about to be added is forgotten. */
export function withoutPolicy(draft: Draft, { project, type, name }: Grant): Draft {
  const grant = { project, type, name };
  if (has(draft.attach, grant)) return { ...draft, attach: without(draft.attach, grant) };
  return has(draft.detach, grant) ? draft : { ...draft, detach: [...draft.detach, grant] };
}

/** How a policy stands, for its mark. */
export type Standing = "ok" | "returns" | "missing" | "foreign" | "left";

/** While disabled nothing is expected in the cloud: what is still there was not taken away yet. */
export function standingOf(
  { granted, present }: Pick<ShownGrant, "granted" | "present">,
  disabled: boolean,
): Standing {
  if (disabled) return present ? "left" : "returns";
  if (granted) return present ? "ok" : "missing";
  return present ? "foreign" : "returns";
}
