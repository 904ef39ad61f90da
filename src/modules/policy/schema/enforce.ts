import { z } from "zod";
import { DomainName, PoolName } from "@/core/inputs";
import { subjectKind } from "../rules/names";
import { ObjectName, RuleKey, Subject } from "./rule";
import { PolicyRule } from "./rules";

/** May `sub` do `act` on `obj` in `dom`? With `pool`, as check-balance asks it of that pool. */
export const Enforce = z
  .object({
    sub: Subject,
    /** This deployment's domain unless said otherwise. */
    dom: DomainName.optional(),
    obj: ObjectName,
    act: z.string().min(1, "policy.act_unknown").max(60, "policy.act_unknown"),
    pool: PoolName.optional(),
  })
  .refine(({ sub, pool }) => pool === undefined || subjectKind(sub) === "person", {
    path: ["sub"],
    error: "policy.person_needed",
  });
export type Enforce = z.output<typeof Enforce>;

export const Verdict = z.enum(["allow", "deny", "none"]);

/**
 * `ACCESS_DENIED`: a deny matched, or the selected pool's dark room shuts the platform.
 * `NOT_ALLOWED`: no rule matched; `MODEL_NOT_ALLOWED` for a model on a selected pool.
 */
export const EnforceReason = z.enum([
  "OK",
  "NOT_A_MEMBER",
  "ACCESS_DENIED",
  "MODEL_NOT_ALLOWED",
  "NOT_ALLOWED",
]);
export type EnforceReason = z.output<typeof EnforceReason>;

export const Enforced = z.object({
  allowed: z.boolean(),
  /** What Casbin says of the rules alone. */
  verdict: Verdict,
  reason_code: EnforceReason,
});
export type Enforced = z.output<typeof Enforced>;

/** A rule that matched, and how the subject comes to it: person → pool → template. */
export const RuleMatch = z.object({
  rule: PolicyRule,
  path: z.array(z.string()),
});

export const Change = z.object({
  /** Memberships to be given. */
  join: z.array(z.object({ member: z.string(), role: z.string() })),
  add: z.array(RuleKey),
  /** Ids of rules to be removed. */
  remove: z.array(z.int()),
});

/** The steps of check-balance that memberships, rules and the catalogue decide, in its order. */
export const ExplainStep = z.object({
  step: z.enum(["person", "member", "approach", "dark_room", "permission"]),
  /** `OK`, or the code of check-balance with which this step refuses. */
  code: z.enum([
    "OK",
    "USER_NOT_FOUND",
    "USER_FROZEN",
    "NOT_A_MEMBER",
    "APPROACH_NOT_FOUND",
    "APPROACH_OFF_SHELF",
    "ACCESS_DENIED",
    "MODEL_NOT_ALLOWED",
  ]),
});
export type ExplainStep = z.output<typeof ExplainStep>;

export const Explained = Enforced.extend({
  /** Everything the subject acts as in this question, and how it comes to it. */
  paths: z.array(z.array(z.string())),
  allows: z.array(RuleMatch),
  denies: z.array(RuleMatch),
  /** The smallest change of rules and memberships that turns the answer round, if there is one. */
  flip: Change.nullable(),
  /** For a model on a pool; null otherwise. The first that is not `OK` refuses. */
  steps: z.array(ExplainStep).nullable(),
});
