import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { roles } from "@/core/permissions";
import { parseTrail } from "@/features/listing/keyset";

export const pageSize = 50;
export const userTabs = ["people", "admins"] as const;
export const peopleSorts = ["upn", "name", "department", "created"] as const;
export const adminSorts = ["email", "name", "role", "createdAt", "lastActiveAt"] as const;
export const adminStates = ["active", "pending", "disabled", "frozen"] as const;
export const personTypes = ["student", "teacher", "staff", "guest"] as const;

export const peopleFilters = {
  department: parseAsString,
  type: parseAsString,
  status: parseAsStringLiteral(["active", "left"]),
  frozen: parseAsStringLiteral(["yes", "no"]),
};
export const adminFilters = {
  role: parseAsStringLiteral(roles),
  state: parseAsStringLiteral(adminStates),
};

/** Both lists as they stand in the address. */
export const userParams = {
  ...peopleFilters,
  ...adminFilters,
  tab: parseAsStringLiteral(userTabs).withDefault("people"),
  q: parseAsString.withDefault(""),
  sort: parseAsString,
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
  after: parseTrail,
};

export const loadUserParams = createLoader(userParams);
export type UserParams = Awaited<ReturnType<typeof loadUserParams>>;

/** The people that the list shows, all its pages: for a file. */
export function toPeopleExport(params: UserParams) {
  const { department, type, status, frozen } = params;
  return {
    ...(department && { department }),
    ...(type && { type }),
    ...(status && { status }),
    ...(frozen && { frozen: frozen === "yes" }),
    ...searchOf(params),
    sort: peopleSorts.find((known) => known === params.sort) ?? ("upn" as const),
  };
}

/** One page of people, as the server and the browser both ask for it. */
export const toPeopleInput = (params: UserParams) => ({
  ...toPeopleExport(params),
  ...pageOf(params),
});

/** One page of admins. */
export function toAdminsInput(params: UserParams) {
  const { role, state } = params;
  return {
    ...(role && { role }),
    ...(state && { state }),
    ...searchOf(params),
    ...pageOf(params),
    sort: adminSorts.find((known) => known === params.sort) ?? ("email" as const),
  };
}

function searchOf({ q, dir }: UserParams) {
  const search = q.trim().slice(0, 100);
  return { direction: dir, ...(search && { search }) };
}

function pageOf({ after }: UserParams) {
  const cursor = after.at(-1);
  return { limit: pageSize, ...(cursor && { cursor }) };
}

export const userPath = (upn: string): string => `/users/${encodeURIComponent(upn)}`;
