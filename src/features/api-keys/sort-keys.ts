import type { RouterOutputs } from "@/trpc/client";
import type { keySorts } from "./params";

export type ApiKey = RouterOutputs["apiKeys"]["list"][number];
type Sort = (typeof keySorts)[number];
type Wish = { q: string; sort: Sort; dir: "asc" | "desc" };

const values: Record<Sort, (key: ApiKey) => string | number> = {
  name: ({ name }) => name.toLowerCase(),
  lastUsed: ({ lastUsedAt }) => lastUsedAt ?? "",
  requests: ({ requests }) => requests,
  created: ({ createdAt }) => createdAt,
};

/** There are dozens of keys, not thousands: the browser searches and sorts them. */
export function sortedKeys(keys: readonly ApiKey[], { q, sort, dir }: Wish): ApiKey[] {
  const wanted = q.trim().toLowerCase();
  const value = values[sort];
  const sign = dir === "asc" ? 1 : -1;
  return keys
    .filter(({ name, prefix }) => `${name} ${prefix}`.toLowerCase().includes(wanted))
    .sort((a, b) => (value(a) < value(b) ? -sign : value(a) > value(b) ? sign : 0));
}
