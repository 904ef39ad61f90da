import { demo, type Facts, personNotFound, refusal, userNotFound } from "./facts";

const personal = `personal:${demo.upn}`;

export const peopleFacts: Readonly<Record<string, Facts>> = {
  signInPerson: {
    request: { params: { upn: demo.upn } },
    answers: {
      first: { upn: demo.upn, pool: personal, template: "student", created: true, updated: [] },
      later: {
        upn: demo.upn,
        pool: personal,
        template: "student",
        created: false,
        updated: ["allowance"],
      },
    },
    refusals: [userNotFound, refusal("forbidden", "quota.person_frozen", { upn: demo.upn })],
  },
  getPerson: {
    request: { params: { upn: demo.upn } },
    answers: {
      person: {
        upn: demo.upn,
        display_name: "周思远",
        email: demo.upn,
        department: "计算机学院",
        title: "学生",
        type: "student",
        status: "active",
        frozen_at: null,
        grade: "2024",
        manager_upn: null,
        attributes: {},
        source: "local",
        frozen_reason: null,
        created_at: "2026-09-01T00:00:00.000Z",
        updated_at: "2026-09-01T00:00:00.000Z",
      },
    },
    refusals: [personNotFound],
  },
  personPools: {
    request: { params: { upn: demo.upn }, query: { limit: "20" } },
    answers: {
      pools: {
        upn: demo.upn,
        dom: "production",
        rows: [
          {
            pool: demo.pool,
            template: null,
            origin: "manual",
            since: "2026-09-01T00:00:00.000Z",
            models: ["deepseek-chat", "doubao-lite", demo.approach],
          },
          {
            pool: personal,
            template: "template:student",
            origin: "personal",
            since: "2026-09-01T08:12:00.000Z",
            models: ["campus-tutor", demo.approach],
          },
        ],
        next: null,
      },
    },
    refusals: [personNotFound],
  },
};
