import { unionOfGrants } from "@/modules/iam/rules/pending";
import type { SubAccount } from "../sub-account";

type Access = Pick<NonNullable<SubAccount["snapshot"]>, "policies" | "keys" | "arkKeys" | "login">;

/** Access in the cloud in numbers: what a disable takes away, or an enable gives back. */
export type AccessCount = {
  global: number;
  inProjects: number;
  keys: number;
  arkKeys: number;
  login: boolean;
};

const countOf = ({ policies, keys, arkKeys, login }: Access): AccessCount => ({
  global: policies.filter(({ project }) => project === "").length,
  inProjects: policies.filter(({ project }) => project !== "").length,
  keys: keys.filter(({ active }) => active).length,
  arkKeys: arkKeys.filter(({ active }) => active).length,
  login: login?.allowed ?? false,
});

/** What the cloud shows and what AirGate granted: all of it goes. */
export const lossesOf = ({
  cloudState,
  grants,
  arkKeys,
}: Pick<SubAccount, "cloudState" | "grants" | "arkKeys">): AccessCount =>
  countOf({
    policies: unionOfGrants(cloudState?.policies ?? [], grants),
    keys: cloudState?.keys ?? [],
    arkKeys,
    login: cloudState?.login ?? null,
  });

/** What comes back; undefined until the snapshot is taken. */
export const gainsOf = ({ snapshot }: Pick<SubAccount, "snapshot">): AccessCount | undefined =>
  snapshot ? countOf(snapshot) : undefined;

export type Reason = SubAccount["disabledReasons"][number];
/** Money's own reason goes with an allocation, never by hand. */
export const isLiftable = (reason: Reason): reason is "manual" | "security" =>
  reason !== "exhausted";

/** The reasons that somebody may still give. */
export const freeReasons = ({ disabledReasons }: Pick<SubAccount, "disabledReasons">) =>
  (["manual", "security"] as const).filter((one) => !disabledReasons.includes(one));
