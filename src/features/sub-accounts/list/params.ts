import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { z } from "zod";
import { parseTrail } from "@/features/listing/keyset";
import { ProjectName } from "@/modules/iam/schema/fields";
import { SubAccountStatus, subAccountSorts } from "@/modules/iam/schema/listing";
import { AnyReason } from "@/modules/iam/schema/status";

const pageSize = 50;

/** The filters of the list as they stand in the address; each takes one value. */
export const filterParams = {
  account: parseAsString,
  status: parseAsStringLiteral(SubAccountStatus.options),
  reason: parseAsStringLiteral(AnyReason.options),
  trouble: parseAsStringLiteral(["yes", "no"]),
  open: parseAsStringLiteral(["yes", "no"]),
  project: parseAsString,
};

export const subAccountParams = {
  ...filterParams,
  q: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(subAccountSorts),
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
  after: parseTrail,
  hide: parseAsArrayOf(parseAsString).withDefault(["signIn", "created"]),
};

export const loadSubAccountParams = createLoader(subAccountParams);
export type SubAccountParams = Awaited<ReturnType<typeof loadSubAccountParams>>;

/** What the operations take for a filter; what an address makes up is left out. */
export function toFilter(params: SubAccountParams) {
  const { q, status, reason, trouble, open } = params;
  const cloudAccountId = z.uuid().safeParse(params.account).data;
  const project = ProjectName.safeParse(params.project).data;
  return {
    ...(q.trim() && { search: q.trim().slice(0, 100) }),
    ...(cloudAccountId && { cloudAccountId }),
    ...(status && { status }),
    ...(reason && { reason }),
    ...(trouble && { trouble: trouble === "yes" }),
    ...(open && { open: open === "yes" }),
    ...(project && { project }),
  };
}
export type Filter = ReturnType<typeof toFilter>;

/** What the list shows, all its pages: for a file. */
export const toExportInput = (params: SubAccountParams) => ({
  ...toFilter(params),
  sort: params.sort ?? ("name" as const),
  direction: params.sort ? params.dir : ("asc" as const),
});

/** One page of the list, as the server and the browser both ask for it. */
export function toListInput(params: SubAccountParams) {
  const cursor = params.after.at(-1);
  return { ...toExportInput(params), limit: pageSize, ...(cursor && { cursor }) };
}
