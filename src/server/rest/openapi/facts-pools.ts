import {
  cursorInvalid,
  demo,
  type Facts,
  poolNotFound,
  refusal,
  requestReused,
  userNotFound,
} from "./facts";
import { batchFacts } from "./facts-batch";

const summary = {
  name: demo.pool,
  label: "计算机学院课程实验",
  kind: "shared",
  disabled: false,
  refresh: { unit: "week", every: 1 },
  next_refresh_at: "2026-11-29T16:00:00.000Z",
  members: 42,
  updated_at: "2026-11-23T02:00:00.000Z",
  balance: "245",
  available: "241",
  percent: 60.25,
  allowance: "300",
  remaining: "195",
  booster: "50",
  held: "4",
  allowance_granted: "300",
  booster_granted: "100",
};
const detail = {
  ...summary,
  notes: "课程实验统一使用。",
  domains: [],
  anchor: "2026-08-30T16:00:00.000Z",
  last_refreshed_at: "2026-11-22T16:00:00.000Z",
  created_at: "2026-09-01T00:00:00.000Z",
  upn: null,
  template: null,
  overrides: [],
  abilities: {
    describe: false,
    change_plan: false,
    set_status: false,
    adjust_booster: false,
    change_members: false,
    rebuild: false,
  },
};
const unknownPeople = refusal("not_found", "quota.people_unknown", { count: 1, upns: demo.other });
const personalMembers = refusal("conflict", "quota.personal_members", { pool: demo.pool });

export const poolFacts: Readonly<Record<string, Facts>> = {
  listPools: {
    request: { query: { search: "cs-", sort: "percent", limit: "20" } },
    answers: { pools: { rows: [summary], next: null } },
    refusals: [cursorInvalid],
  },
  createPool: {
    request: {
      body: {
        name: "量子计算课题组",
        label: "量子计算课题组",
        refresh: { unit: "month", every: 1 },
        allowance: "500",
        members: [demo.upn, demo.other],
        request_id: "pool-quantum-1",
      },
    },
    answers: {
      created: {
        pool: "量子计算课题组",
        label: "量子计算课题组",
        allowance: "500",
        remaining: "500",
        next_refresh_at: "2026-12-24T16:00:00.000Z",
        members: 2,
      },
    },
    refusals: [
      refusal("conflict", "quota.pool_exists", { pool: "量子计算课题组" }),
      requestReused,
      refusal("invalid", "quota.name_reserved", { name: "personal" }),
      refusal("invalid", "policy.name_reserved", { name: demo.upn }),
      userNotFound,
      unknownPeople,
    ],
  },
  batchEdit: batchFacts,
  getPool: {
    request: { params: { pool: demo.pool } },
    answers: { pool: detail },
    refusals: [poolNotFound],
  },
  adjustBooster: {
    request: {
      params: { pool: demo.pool },
      body: { amount: "50", request_id: "boost-2026-11-25-1", reason: "期末周临时加量" },
    },
    answers: { topped_up: { pool: demo.pool, amount: "50", booster: "100" } },
    refusals: [
      poolNotFound,
      requestReused,
      refusal("conflict", "quota.booster_underflow", { booster: "50" }),
      refusal("conflict", "quota.available_underflow", { available: "20" }),
      refusal("conflict", "quota.amount_too_large"),
    ],
  },
  listLedger: {
    request: { params: { pool: demo.pool }, query: { kinds: "top_up,charge", limit: "20" } },
    answers: {
      ledger: {
        rows: [
          {
            id: 90_211,
            kind: "charge",
            remaining_delta: "-0.42",
            booster_delta: "0",
            remaining_after: "194.58",
            booster_after: "50",
            balance_after: "244.58",
            request_id: "chat-7f3a-13",
            periods: null,
            actor_id: "0f6f3c9e-2b1d-4a55-9d0a-5b0e1f6d7c21",
            reason: null,
            created_at: "2026-11-25T01:30:02.114Z",
          },
        ],
        next: "WyI5MDIxMSIsImNzLWNvdXJzZSJd",
      },
    },
    refusals: [poolNotFound, cursorInvalid],
  },
  listMembers: {
    request: { params: { pool: demo.pool }, query: { limit: "20" } },
    answers: {
      members: {
        rows: [
          {
            upn: demo.upn,
            display_name: "周思远",
            department: "计算机学院",
            state: "active",
            origin: "manual",
            since: "2026-09-01T00:00:00.000Z",
          },
        ],
        next: null,
      },
    },
    refusals: [poolNotFound, cursorInvalid],
  },
  addMembers: {
    request: { params: { pool: demo.pool, upn: demo.other } },
    answers: { added: { pool: demo.pool, added: [demo.other] } },
    refusals: [poolNotFound, userNotFound, unknownPeople, personalMembers],
  },
  removeMembers: {
    request: { params: { pool: demo.pool, upn: demo.other } },
    answers: { removed: { pool: demo.pool, removed: [demo.other] } },
    refusals: [poolNotFound, personalMembers],
  },
  poolModels: {
    request: { params: { pool: demo.pool } },
    answers: {
      models: {
        pool: demo.pool,
        dom: "production",
        template: null,
        models: [
          {
            approach_id: demo.approach,
            access: "allowed",
            offered: true,
            because: [
              {
                id: 20_481,
                sub: demo.pool,
                dom: "*",
                obj: `model/${demo.approach}`,
                act: "use",
                eft: "allow",
                expires_at: null,
                note: null,
                created_at: "2026-09-01T00:00:00.000Z",
              },
            ],
          },
          { approach_id: "glm-plus", access: "not_allowed", offered: true, because: [] },
        ],
      },
    },
    refusals: [poolNotFound],
  },
};
