import { adjustBooster } from "@/modules/quota/commands/booster";
import { createPool } from "@/modules/quota/commands/create-pool";
import { addMembers, removeMembers } from "@/modules/quota/commands/members";
import { listMembers } from "@/modules/quota/queries/members";
import { listLedger } from "@/modules/quota/queries/money";
import { getPool } from "@/modules/quota/queries/pool";
import { poolModels } from "@/modules/quota/queries/pool-models";
import { listPools } from "@/modules/quota/queries/pools";
import { batch } from "./batch";
import { type Parts, type Route, route } from "./route";

/** The one person of the path, for an operation that takes several. */
const oneMember = ({ params: { pool, upn } }: Parts) => ({ pool, upns: [upn] });

/** Pools: settings, money, members and models. */
export const poolRoutes: readonly Route[] = [
  route("GET /pools", listPools),
  route("POST /pools", createPool, { status: () => 201 }),
  route("POST /pools/batch", batch),
  route("GET /pools/{pool}", getPool),
  route("POST /pools/{pool}/booster", adjustBooster),
  route("GET /pools/{pool}/ledger", listLedger),
  route("GET /pools/{pool}/members", listMembers),
  route("PUT /pools/{pool}/members/{upn}", addMembers, { toInput: oneMember }),
  route("DELETE /pools/{pool}/members/{upn}", removeMembers, { toInput: oneMember }),
  route("GET /pools/{pool}/models", poolModels),
];
