import { getPerson } from "@/modules/directory/queries/get-person";
import { personPools } from "@/modules/policy/queries/person-pools";
import { signInPerson } from "@/modules/quota/commands/personal-pools";
import { type Route, route } from "./route";

/** People, and the pools they are in. */
export const peopleRoutes: readonly Route[] = [
  route("POST /people/{upn}/sign-in", signInPerson),
  route("GET /people/{upn}", getPerson),
  route("GET /people/{upn}/pools", personPools),
];
