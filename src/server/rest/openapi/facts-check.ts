import { type CheckCode, checkCodes } from "@/modules/billing/schema/check";
import { demo, type Facts, refusal } from "./facts";

const hold = { id: "chat-7f3a-12", amount: "4", ttl_seconds: 600 };
const question = { upn: demo.upn, approach_id: demo.approach, quota_pool: demo.pool };

const figures = {
  balance_percent: 61.25,
  balance: "245",
  available: "245",
  allowance_remaining: "195",
  booster: "50",
  next_refresh_at: "2026-11-29T16:00:00.000Z",
};
const held = { ...figures, available: "241", balance_percent: 60.25 };
const empty = {
  balance_percent: 0,
  balance: "-3.2",
  available: "-3.2",
  allowance_remaining: "-3.2",
  booster: "0",
  next_refresh_at: "2026-11-29T16:00:00.000Z",
};
const unsaid = {
  balance_percent: null,
  balance: null,
  available: null,
  allowance_remaining: null,
  booster: null,
  next_refresh_at: null,
};

/** Money is said once membership has passed. */
const early: readonly CheckCode[] = [
  "USER_NOT_FOUND",
  "USER_FROZEN",
  "POOL_NOT_FOUND",
  "POOL_DISABLED",
  "NOT_A_MEMBER",
];

function answerOf(code: CheckCode): object {
  if (code === "OK") return { ok: true, code, ...held, hold_id: hold.id };
  if (code === "TOKEN_NOT_ENOUGH") return { ok: false, code, ...empty };
  return { ok: false, code, ...(early.includes(code) ? unsaid : figures) };
}

/** check-balance answers refusals as data, so each of its codes has an example. */
export const checkFacts: Facts = {
  request: { body: { ...question, hold } },
  otherRequests: { without_hold: { body: question } },
  answers: Object.fromEntries(
    ["OK" as const, ...checkCodes.filter((code) => code !== "OK")].map((code) => [
      code,
      answerOf(code),
    ]),
  ),
  refusals: [refusal("conflict", "billing.hold_reused", { hold_id: hold.id })],
};
