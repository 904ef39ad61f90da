import { z } from "zod";
import { ApproachId, DomainName, PoolName, Upn } from "@/core/inputs";
import { type PoolGrant, poolGrants } from "@/core/permissions";
import { subjectKind } from "../rules/names";

/** A person, a pool, somebody's personal pool, or a template role. */
export const Subject = z
  .string()
  .trim()
  .min(1, "policy.subject_invalid")
  .max(250, "policy.subject_invalid")
  .refine(isSubject, "policy.subject_invalid");

/** `*` is any domain. */
export const RuleDomain = z.union([z.literal("*"), DomainName]);

export const Effect = z.enum(["allow", "deny"]);

/** What a question is about, without wildcards: a rule's object is one of these or `model/*`. */
export const ObjectName = z
  .string()
  .max(250, "policy.object_unknown")
  .refine((obj) => actOf(obj) !== undefined && obj !== "model/*", "policy.object_unknown");

const RuleObject = z
  .string()
  .max(250, "policy.object_unknown")
  .refine((obj) => actOf(obj) !== undefined, "policy.object_unknown");

const Act = z.string().min(1, "policy.act_unknown").max(60, "policy.act_unknown");

/** One rule, as it is added: each object has the one action it is used with. */
export const RuleKey = z
  .object({ sub: Subject, dom: RuleDomain, obj: RuleObject, act: Act, eft: Effect })
  .refine(({ obj, act }) => actOf(obj) === act, { path: ["act"], error: "policy.act_unknown" });
export type RuleKey = z.output<typeof RuleKey>;

/** The action that belongs to an object, or undefined for an object of no known family. */
export function actOf(obj: string): string | undefined {
  if (obj === "platform") return "entry";
  if (obj.startsWith("model/")) return isApproach(obj.slice("model/".length)) ? "use" : undefined;
  return grantAct(obj);
}

const isApproach = (name: string) => name === "*" || ApproachId.safeParse(name).success;

function grantAct(obj: string): string | undefined {
  const families = Object.keys(poolGrants) as PoolGrant[];
  const family = families.find((name) => obj.startsWith(`${name}/`));
  if (!family) return undefined;
  return isPool(obj.slice(family.length + 1)) ? poolGrants[family] : undefined;
}

/** Exact spellings only: a name that is trimmed or lowered on the way in would not match later. */
function isSubject(subject: string): boolean {
  const tests = {
    person: isUpn,
    template: (name: string) => PoolName.safeParse(name.slice("template:".length)).success,
    personal_pool: isPool,
    pool: isPool,
  } as const;
  return tests[subjectKind(subject)](subject);
}

const isUpn = (text: string) => Upn.safeParse(text).data === text;

function isPool(name: string): boolean {
  if (subjectKind(name) === "personal_pool") return isUpn(name.slice("personal:".length));
  return subjectKind(name) === "pool" && PoolName.safeParse(name).data === name;
}
