import { cursorInvalid, demo, type Facts, refusal, requestReused } from "./facts";

const params = { sub_account_id: demo.subAccount };
const notFound = refusal("not_found", "iam.sub_account_not_found");
const sub_account_id = demo.subAccount;

const allocation = {
  seq: 118,
  request_id: "alloc-2026-11-25-1",
  amount: "500",
  note: "秋季学期追加",
  allocated_before: "1000",
  allocated_after: "1500",
  spent_then: "861.42",
  actor_type: "api_key",
  actor_id: "0f6f3c9e-2b1d-4a55-9d0a-5b0e1f6d7c21",
  opens_epoch: 2,
  created_at: "2026-11-25T02:00:00.000Z",
};

export const cloudFacts: Readonly<Record<string, Facts>> = {
  getPrepaid: {
    request: { params },
    answers: {
      quota: {
        sub_account_id,
        allocated: "1500",
        spent: "861.42",
        left: "638.58",
        percent: 57.42,
        spent_as_of: "2026-11-23",
        first_allocated_day: "2026-09-01",
        epoch: 2,
        epoch_opened_at: "2026-11-25T02:00:00.000Z",
        steps: [50, 80, 90],
        marked_steps: [50],
        own_steps: false,
        own_mode: false,
        when_exhausted: "disable",
        exhausted_at: null,
      },
    },
    refusals: [notFound],
  },
  readCloudSpending: {
    request: { params, query: { month: "2026-11" } },
    answers: {
      spending: {
        sub_account_id,
        as_of: "2026-11-23",
        since: "2026-09-01",
        total: "861.42",
        month: "2026-11",
        month_total: "212.3",
        projects: [
          {
            project: "drama-lab",
            display_name: "数字戏剧实验室",
            total: "861.42",
            month: "212.3",
            monitored: true,
            shared: false,
          },
        ],
        intervals: [{ project: "drama-lab", from_day: "2026-09-01", to_day: null }],
        days: [{ day: "2026-11-23", project: "drama-lab", amount: "12.345678" }],
        estimate: {
          billed: "861.42",
          unbilled: "9.6",
          present: "871.02",
          complete: true,
          read_at: "2026-11-25T01:37:00.000Z",
          code: null,
          parts: [
            {
              project: "drama-lab",
              endpoint: "ep-20260901093000-abcde",
              input_tokens: 7_000_000,
              output_tokens: 2_000_000,
              amount: "9.6",
            },
          ],
        },
      },
    },
    refusals: [notFound],
  },
  listAllocations: {
    request: { params, query: { limit: "20" } },
    answers: { allocations: { rows: [allocation], next: null } },
    refusals: [notFound, cursorInvalid],
  },
  allocateQuota: {
    request: {
      params,
      body: { amount: "500", request_id: "alloc-2026-11-25-1", note: "秋季学期追加" },
    },
    answers: {
      allocated: {
        sub_account_id,
        seq: 118,
        amount: "500",
        allocated_before: "1000",
        allocated: "1500",
        spent: "861.42",
        at: "2026-11-25T02:00:00.000Z",
      },
    },
    refusals: [notFound, requestReused, refusal("conflict", "quota.amount_too_large")],
  },
};
