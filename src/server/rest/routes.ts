import { recordCharge, recordCharges, settleHold } from "@/modules/billing/commands/charges";
import { checkBalance } from "@/modules/billing/commands/check-balance";
import { releaseHold } from "@/modules/billing/commands/holds";
import { readUsage } from "@/modules/billing/queries/usage";
import { addRules, removeRules } from "@/modules/policy/commands/rules";
import { enforce } from "@/modules/policy/queries/enforce";
import { explain } from "@/modules/policy/queries/explain";
import { listRules } from "@/modules/policy/queries/list-rules";
import { personPools } from "@/modules/policy/queries/person-pools";
import { adjustBooster } from "@/modules/quota/commands/booster";
import { createPool } from "@/modules/quota/commands/create-pool";
import { addMembers, removeMembers } from "@/modules/quota/commands/members";
import { signInPerson } from "@/modules/quota/commands/personal-pools";
import { listMembers } from "@/modules/quota/queries/members";
import { poolModels } from "@/modules/quota/queries/pool-models";
import { checkExtras, checkStatus } from "./check-answer";
import { type Parts, type Route, route } from "./route";

const chargeBatch = route("POST /charges", recordCharges, {
  toInput: ({ body }) => (Array.isArray(body) ? { charges: body } : body),
});
const isBatch = (body: unknown) =>
  Array.isArray(body) || (typeof body === "object" && body !== null && "charges" in body);

/** The one person of the path, for an operation that takes several. */
const oneMember = ({ params: { pool, upn } }: Parts) => ({ pool, upns: [upn] });
const created = () => 201;

/** The whole REST API below `/api/v1`: one line over an operation each. */
export const routes: readonly Route[] = [
  route("POST /check-balance", checkBalance, { hot: true, status: checkStatus, ...checkExtras }),
  route("POST /charges", recordCharge, {
    hot: true,
    variant: (body) => (isBatch(body) ? chargeBatch : undefined),
  }),
  route("POST /holds/{hold_id}/settle", settleHold, { hot: true }),
  route("POST /holds/{hold_id}/release", releaseHold, { hot: true }),
  route("GET /usage", readUsage),

  route("POST /people/{upn}/sign-in", signInPerson),
  route("GET /people/{upn}/pools", personPools),

  route("POST /pools", createPool, { status: created }),
  route("POST /pools/{pool}/booster", adjustBooster),
  route("GET /pools/{pool}/members", listMembers),
  route("PUT /pools/{pool}/members/{upn}", addMembers, { toInput: oneMember }),
  route("DELETE /pools/{pool}/members/{upn}", removeMembers, { toInput: oneMember }),
  route("GET /pools/{pool}/models", poolModels),

  route("POST /enforce", enforce),
  route("POST /enforce/explain", explain),
  route("GET /policies", listRules),
  route("POST /policies", addRules, { status: created }),
  route("DELETE /policies", removeRules),
];
