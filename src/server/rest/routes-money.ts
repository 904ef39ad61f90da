import { recordCharge, recordCharges, settleHold } from "@/modules/billing/commands/charges";
import { checkBalance } from "@/modules/billing/commands/check-balance";
import { releaseHold } from "@/modules/billing/commands/holds";
import { readUsage } from "@/modules/billing/queries/usage";
import { writtenCharge, writtenCharges } from "@/modules/billing/schema/charge";
import { chargeBatchExtras } from "./charge-answer";
import { checkExtras, checkStatus } from "./check-answer";
import { type Route, route } from "./route";

const isBatch = (body: unknown) =>
  Array.isArray(body) || (typeof body === "object" && body !== null && "charges" in body);

/** The same address takes one charge, or a list of them. */
export const chargeBatch = route("POST /charges", recordCharges, {
  toInput: ({ body }) => (Array.isArray(body) ? { charges: body } : body),
  encode: writtenCharges,
  ...chargeBatchExtras,
});

/** Ask before, charge after. */
export const moneyRoutes: readonly Route[] = [
  route("POST /check-balance", checkBalance, { hot: true, status: checkStatus, ...checkExtras }),
  route("POST /charges", recordCharge, {
    hot: true,
    encode: writtenCharge,
    variant: (body) => (isBatch(body) ? chargeBatch : undefined),
  }),
  route("POST /holds/{hold_id}/settle", settleHold, { hot: true, encode: writtenCharge }),
  route("POST /holds/{hold_id}/release", releaseHold, { hot: true }),
  route("GET /usage", readUsage),
];
