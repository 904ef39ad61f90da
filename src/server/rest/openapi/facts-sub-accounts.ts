import { demo, type Facts, refusal } from "./facts";

const params = { sub_account_id: demo.subAccount };
const notFound = refusal("not_found", "iam.sub_account_not_found");
const busy = refusal("conflict", "iam.sub_account_busy", { state: "deleting" });

const ark = { name: "ArkFullAccess", type: "System", project: "drama-lab" };
const row = {
  id: demo.subAccount,
  cloud_account: { id: "3a5d1f0c-6c0b-4f7e-9a53-2f1b7c0e4d66", name: "教学" },
  user_name: "drama-lab",
  display_name: "数字戏剧实验室",
  username: "drama-lab",
  state: "ready",
  disabled_reasons: [],
  disabled_at: null,
  projects: { monitored: 1, total: 1 },
  grants: [ark],
  last_change: {
    id: "a1f6d7c2-0f6f-4c9e-8b1d-9d0a5b0e1f6d",
    kind: "grants",
    state: "done",
    code: null,
    message: null,
    opened_at: "2026-11-20T02:00:00.000Z",
  },
  secret_waits: false,
  missing_since: null,
  cloud_seen_at: "2026-11-25T01:37:00.000Z",
  created_at: "2026-09-01T00:00:00.000Z",
};

const detail = {
  ...row,
  cloud_user_id: "48210377",
  phone: null,
  email: "drama-lab@example.edu",
  links: [
    {
      project: "drama-lab",
      display_name: "数字戏剧实验室",
      monitored: true,
      linked_at: "2026-09-01T00:00:00.000Z",
      gone_at: null,
      others: [],
    },
  ],
  cloud_state: {
    policies: [ark],
    keys: [{ id: "AKLTexample", active: true }],
    login: { allowed: true, reset_required: false },
  },
  snapshot: null,
  drift: { missing: [], extra: [], active_keys: [], login_open: false },
  disabled_by: null,
  ark_keys: [{ id: "5f6c7a34-10e6-4a2f-8d8e-6f0a5e2b9c10", active: true }],
  newest_key: "AKLTexample",
  portal: {
    username: "drama-lab",
    enabled: true,
    has_password: true,
    must_change_password: false,
    last_sign_in_at: "2026-11-24T06:12:00.000Z",
  },
  consequences: { active_keys: 1, policies: 1, ark_keys: 1, console_login: true },
  deleted_at: null,
};

const changed = (reasons_left: string[]) => ({ ...params, changed: true, reasons_left });

export const subAccountFacts: Readonly<Record<string, Facts>> = {
  listSubAccounts: {
    request: { query: { status: "enabled", sort: "displayName", limit: "20" } },
    answers: { sub_accounts: { rows: [row], next: null } },
    refusals: [refusal("invalid", "iam.cursor_invalid")],
  },
  getSubAccount: {
    request: { params },
    answers: { sub_account: detail },
    refusals: [notFound],
  },
  disableSubAccount: {
    request: { params, body: { reason: "密钥疑似泄露，先停用", as: "security" } },
    answers: { disabled: changed(["security"]) },
    refusals: [notFound, busy],
  },
  enableSubAccount: {
    request: { params, body: { lift: ["security"] } },
    answers: { enabled: changed([]), still_disabled: changed(["exhausted"]) },
    refusals: [notFound, busy],
  },
};
