import type { DomainEvent } from "@/core/operation";
import { DriftFound } from "../events";
import type { SubAccount } from "../queries/sub-account";
import { driftOf, newlyFound, noDrift } from "../rules/drift";
import type { CloudState, Grant } from "../schema/cloud-state";

type Known = Pick<
  SubAccount,
  "id" | "userName" | "disabledReasons" | "snapshot" | "cloudState" | "missingSince"
> & { grants: readonly Grant[] };

/** Tells what the cloud shows otherwise than wanted, unless the look before has shown it already. */
export function driftFound(known: Known, seen: CloudState | undefined): DomainEvent[] {
  if (!seen) return known.missingSince === null ? [userMissing(known)] : [];
  const before = known.cloudState ? driftOf(known, known.cloudState) : noDrift;
  const { missing, extra } = newlyFound(before, driftOf(known, seen));
  if (missing.length + extra.length === 0) return [];
  return [{ name: DriftFound.name, data: { subAccountId: known.id, missing, extra } }];
}

/** The cloud does not know its user any more. */
export const userMissing = ({
  id,
  userName,
}: Pick<SubAccount, "id" | "userName">): DomainEvent => ({
  name: DriftFound.name,
  data: { subAccountId: id, missing: [userName ?? ""], extra: [] },
});
