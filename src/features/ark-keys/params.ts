import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { parseTrail } from "@/features/listing/keyset";

export const pageSize = 50;

export const arkStatuses = [
  "active",
  "inactive",
  "unreadable",
  "creating",
  "deleting",
  "deleted",
] as const;
export const arkOrigins = ["created", "entered"] as const;

/** The list as it stands in the address. */
export const arkKeyParams = {
  q: parseAsString.withDefault(""),
  account: parseAsString,
  subAccount: parseAsString,
  project: parseAsString,
  state: parseAsStringLiteral(arkStatuses),
  origin: parseAsStringLiteral(arkOrigins),
  after: parseTrail,
};

export const loadArkKeyParams = createLoader(arkKeyParams);
export type ArkKeyParams = Awaited<ReturnType<typeof loadArkKeyParams>>;

/** One page of keys, as the server and the browser both ask for it. */
export function toArkKeysInput({ q, account, subAccount, after, ...params }: ArkKeyParams) {
  const cursor = after.at(-1);
  const search = q.trim();
  return {
    ...(search && { search }),
    ...(account && { cloudAccountId: account }),
    ...(subAccount && { subAccountId: subAccount }),
    ...(params.project && { project: params.project }),
    ...(params.state && { status: params.state }),
    ...(params.origin && { origin: params.origin }),
    limit: pageSize,
    ...(cursor && { cursor }),
  };
}
