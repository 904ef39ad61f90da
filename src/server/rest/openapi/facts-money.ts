import { demo, type Facts, poolNotFound, refusal, userNotFound } from "./facts";
import { checkFacts } from "./facts-check";

const holdId = "chat-7f3a-12";
const base = {
  upn: demo.upn,
  quota_pool: demo.pool,
  approach_id: demo.approach,
  svc: "chat",
};
const charge = {
  charge_id: "chat-7f3a-13",
  ...base,
  cost: "0.42",
  occurred_at: "2026-11-25T09:30:00+08:00",
  remark: { chat_session_id: "7f3a", msg_idx: 13, tools: ["web-search"] },
};
const usage = { input_tokens: 1_800, output_tokens: 640 };
const settled = { charge_id: "chat-7f3a-12", ...base, cost: "2.5", remark: { msg_idx: 12 } };
const { cost: _, ...unpriced } = charge;
const rated = { ...unpriced, charge_id: "chat-7f3a-16", usage };
const second = { charge_id: "chat-7f3a-14", ...base, cost: "0.08" };

const third = { ...second, charge_id: "chat-7f3a-15", upn: "9@link.example.edu" };

const recorded = {
  charge_id: charge.charge_id,
  quota_pool: demo.pool,
  cost: "0.42",
  from_allowance: "0.42",
  from_booster: "0",
  balance: "244.58",
  available: "240.58",
  balance_percent: 60.15,
  price_version: null,
  flags: [],
};

const chargeRefusals = [
  userNotFound,
  poolNotFound,
  refusal("conflict", "billing.charge_reused", { charge_id: charge.charge_id }),
  refusal("conflict", "billing.hold_mismatch", { hold_id: holdId }),
  refusal("conflict", "quota.amount_too_large"),
  refusal("unavailable", "quota.pool_busy", { pool: demo.pool }),
  refusal("invalid", "billing.price_missing", { approach_id: "campus-tutor" }),
  refusal("invalid", "billing.unit_without_price", { unit: "images" }),
];

export const moneyFacts: Readonly<Record<string, Facts>> = {
  checkBalance: checkFacts,
  recordCharge: {
    request: { body: charge },
    otherRequests: {
      by_usage: { body: rated },
      batch: { body: [charge, second, third] },
    },
    answers: {
      charge: recorded,
      batch: {
        booked: 2,
        failed: 1,
        results: [
          { ok: true, charge: recorded },
          {
            ok: true,
            charge: {
              ...recorded,
              charge_id: second.charge_id,
              cost: "0.08",
              from_allowance: "0.08",
              balance: "244.5",
              available: "240.5",
              balance_percent: 60.13,
            },
          },
          {
            ok: false,
            charge_id: third.charge_id,
            error: {
              code: "directory.user_not_found",
              status: 404,
              details: { upn: third.upn },
            },
          },
        ],
      },
    },
    refusals: chargeRefusals,
  },
  settleHold: {
    request: { params: { hold_id: holdId }, body: settled },
    answers: {
      settled: {
        ...recorded,
        charge_id: settled.charge_id,
        cost: "2.5",
        from_allowance: "2.5",
        balance: "242.5",
        available: "242.5",
        balance_percent: 60.63,
      },
    },
    refusals: chargeRefusals,
  },
  releaseHold: {
    request: { params: { hold_id: holdId } },
    answers: { released: { hold_id: holdId, outcome: "released" } },
    refusals: [refusal("not_found", "quota.hold_not_found", { hold_id: holdId })],
  },
  readUsage: {
    request: {
      query: {
        pool: demo.pool,
        from: "2026-11-01T00:00:00+08:00",
        to: "2026-12-01T00:00:00+08:00",
        group_by: "approach",
      },
    },
    answers: {
      by_approach: {
        total: "155.5",
        charges: 1_284,
        groups: [
          { key: demo.approach, cost: "121.25", charges: 1_102 },
          { key: "deepseek-chat", cost: "34.25", charges: 182 },
        ],
      },
    },
    refusals: [],
  },
};
