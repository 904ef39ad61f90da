import { demo, type Facts, refusal } from "./facts";

const rule = {
  id: 20_481,
  sub: demo.pool,
  dom: "*",
  obj: `model/${demo.approach}`,
  act: "use",
  eft: "allow",
  expires_at: null,
  note: null,
  created_at: "2026-09-01T00:00:00.000Z",
};
const question = {
  sub: demo.upn,
  obj: `model/${demo.approach}`,
  act: "use",
  pool: demo.pool,
};
const trial = {
  sub: demo.pool,
  dom: "*",
  obj: "model/glm-plus",
  act: "use",
  eft: "allow",
  expires_at: "2027-01-31T18:00:00+08:00",
  note: "期末试用",
};
const trialRule = {
  ...rule,
  id: 20_482,
  ...trial,
  expires_at: "2027-01-31T10:00:00.000Z",
  created_at: "2026-11-30T10:00:00.000Z",
};

export const policyFacts: Readonly<Record<string, Facts>> = {
  enforce: {
    request: { body: question },
    answers: {
      allowed: { allowed: true, verdict: "allow", reason_code: "OK" },
      not_allowed: { allowed: false, verdict: "none", reason_code: "MODEL_NOT_ALLOWED" },
    },
    refusals: [],
  },
  explain: {
    request: { body: question },
    answers: {
      allowed: {
        allowed: true,
        verdict: "allow",
        reason_code: "OK",
        paths: [[demo.upn], [demo.upn, demo.pool]],
        allows: [{ rule, path: [demo.upn, demo.pool] }],
        denies: [],
        flip: { join: [], add: [], remove: [rule.id] },
        steps: [
          { step: "person", code: "OK" },
          { step: "member", code: "OK" },
          { step: "approach", code: "OK" },
          { step: "dark_room", code: "OK" },
          { step: "permission", code: "OK" },
        ],
      },
    },
    refusals: [],
  },
  listRules: {
    request: { query: { sub: demo.pool, obj: "model/", limit: "20" } },
    answers: { rules: { rows: [rule], next: null } },
    refusals: [refusal("invalid", "policy.cursor_invalid")],
  },
  addRules: {
    request: { body: { rules: [trial], reason: "期末向课程开放试用" } },
    answers: { added: { added: [trialRule], duplicates: [] } },
    refusals: [],
  },
  removeRules: {
    request: { body: { ids: [trialRule.id, 99_999], reason: "试用提前结束" } },
    answers: { removed: { removed: [trialRule], absent: [99_999] } },
    refusals: [],
  },
};
