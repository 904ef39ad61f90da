import { env } from "@/core/env";
import { type ApproachState, approachIndex, offeredIn } from "@/modules/config/queries/approaches";
import { personStatesPart } from "@/modules/directory/queries/states";
import { type Membership, membershipsPart } from "@/modules/policy/queries/groupings";
import { policyIndex } from "@/modules/policy/queries/rules";
import { mayUseModel, type PolicyIndex } from "@/modules/policy/rules/decide";
import type { Buckets } from "@/modules/quota/rules/account";
import type { CheckFacts } from "../rules/check";

/** A request about one pool, with `personal` already resolved. */
export type Request = { upn: string; pool: string; approach: string; dom: string };

/** `personal` means the person's own pool. */
export const poolOf = ({ upn, quota_pool }: { upn: string; quota_pool: string }): string =>
  quota_pool === "personal" ? `personal:${upn}` : quota_pool;

export const toRequest = (input: {
  upn: string;
  quota_pool: string;
  approach_id: string;
  domain?: string | undefined;
}): Request => ({
  upn: input.upn,
  pool: poolOf(input),
  approach: input.approach_id,
  dom: input.domain ?? env().AIRGATE_DOMAIN,
});

/** The part of a pool that a decision reads, locked or not. */
type Pool = Buckets & { disabled: boolean; domains: readonly string[]; nextRefreshAt: Date | null };

type Sources = {
  people: Map<string, "active" | "frozen">;
  memberships: Membership[];
  pools: ReadonlyMap<string, Pool>;
  approaches: ReadonlyMap<string, ApproachState>;
  policy: PolicyIndex;
};

/** What a group of requests asks of people and their pools, to be read in one statement. */
export const factParts = (requests: readonly Request[]) => ({
  people: personStatesPart(requests.map(({ upn }) => upn)),
  memberships: membershipsPart(requests),
});

type FactsRead = { people: Sources["people"]; memberships: Membership[] };

/** The facts of a group of requests, of what was read and of what is in memory. */
export async function factsOf(
  requests: readonly Request[],
  reading: FactsRead | Promise<FactsRead>,
  pools: ReadonlyMap<string, Pool> | Promise<ReadonlyMap<string, Pool>>,
  now: Date,
): Promise<CheckFacts[]> {
  const [{ people, memberships }, standings, approaches, policy] = await Promise.all([
    reading,
    pools,
    approachIndex().peek() ?? approachIndex().get(),
    policyIndex().peek() ?? policyIndex().get(),
  ]);
  const sources = { people, memberships, pools: standings, approaches, policy };
  return requests.map((request, i) => factsOfOne(request, i, sources, now));
}

function factsOfOne(request: Request, i: number, from: Sources, now: Date): CheckFacts {
  const { upn, pool, approach, dom } = request;
  const { member, template } = from.memberships[i] ?? { member: false, template: null };
  const offer = from.approaches.get(approach);
  const standing = from.pools.get(pool);
  const subjects = template ? [upn, pool, template] : [upn, pool];
  return {
    person: from.people.get(upn),
    // A pool that is not offered in the domain does not exist there.
    pool: standing && isOffered(standing, dom) ? standing : undefined,
    member,
    approach: offer && (offeredIn(offer, dom) ? "offered" : "off_shelf"),
    // A charge is booked whatever the rules say, and does not ask.
    get access() {
      return mayUseModel(from.policy, { subjects, dom, at: now.getTime() }, approach);
    },
  };
}

const isOffered = ({ domains }: Pool, dom: string) => domains.length === 0 || domains.includes(dom);
