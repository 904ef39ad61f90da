import { addRules, removeRules } from "@/modules/policy/commands/rules";
import { enforce } from "@/modules/policy/queries/enforce";
import { explain } from "@/modules/policy/queries/explain";
import { listRules } from "@/modules/policy/queries/list-rules";
import { type Route, route } from "./route";

/** Who may do what, and why. */
export const policyRoutes: readonly Route[] = [
  route("POST /enforce", enforce),
  route("POST /enforce/explain", explain),
  route("GET /policies", listRules),
  route("POST /policies", addRules, { status: () => 201 }),
  route("DELETE /policies", removeRules),
];
