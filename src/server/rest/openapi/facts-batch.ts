import { type Facts, poolNotFound, refusal, requestReused } from "./facts";

const select = { names: ["cs-course", "ee-course"] };
const changes = { allowance: "400" };

/** The example previews, so that trying it changes nothing. */
export const batchFacts: Facts = {
  request: { query: { dry_run: "true" }, body: { select, changes } },
  otherRequests: {
    edit: {
      body: {
        select: { filter: { search: "course", disabled: false } },
        changes: { refresh: { unit: "week", every: 2 }, allowance: "400" },
        expected: 14,
        request_id: "batch-2026-11-25-1",
        reason: "下学期课程配额调整",
      },
    },
  },
  answers: {
    preview: {
      selected: 2,
      changed: 1,
      sample: [
        {
          pool: "cs-course",
          label: "计算机学院课程实验",
          before: { allowance: "300" },
          after: { allowance: "400" },
        },
      ],
    },
    edit: { batch_id: "3f0c2a52-6f0e-4d29-8a7c-0c8a6a4f7d10", changed: 14 },
  },
  refusals: [
    poolNotFound,
    requestReused,
    refusal("conflict", "quota.batch_changed", { expected: 14, changed: 15 }),
  ],
  inQuery: ["dry_run"],
};
