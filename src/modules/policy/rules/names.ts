import { DomainError } from "@/core/errors";

/** What a Casbin subject names. The spelling alone decides, so no two of them can be the same. */
export type SubjectKind = "person" | "pool" | "personal_pool" | "template";

const personal = "personal:";
const template = "template:";

/** The Casbin role that all personal pools of a template share (product.md §3). */
export const templateRole = (name: string): string => `${template}${name}`;

export const personalPool = (upn: string): string => `${personal}${upn}`;

export function subjectKind(subject: string): SubjectKind {
  if (subject.startsWith(template)) return "template";
  if (subject.startsWith(personal)) return "personal_pool";
  return subject.includes("@") ? "person" : "pool";
}

/**
 * Refuses the name of a shared pool that another kind of subject could bear too: its rules would
 * then count for a person, for a template or for somebody's personal pool.
 * @throws policy.name_reserved (invalid)
 */
export function requireSharedPoolName(name: string): void {
  if (subjectKind(name) === "pool") return;
  throw new DomainError("invalid", "policy.name_reserved", { name });
}
