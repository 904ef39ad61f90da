import { z } from "zod";
import { Instant, PageRequest, PoolName, Reason, Upn } from "@/core/inputs";
import { Upns } from "./pool";

export const ChangeMembers = z.object({
  pool: PoolName,
  upns: Upns.min(1, "quota.members_none"),
});

/** Who is taken out may be told why: the reason stands in the audit log. */
export const RemoveMembers = ChangeMembers.extend({ reason: Reason.optional() });

export type ChangeMembers = z.output<typeof ChangeMembers>;

/** Who is a member now and was not before, in UPN order. */
export const MembersAdded = z.object({ pool: PoolName, added: z.array(Upn) });
/** Who was a member and no longer is, in UPN order. */
export const MembersRemoved = z.object({ pool: PoolName, removed: z.array(Upn) });

export const ListMembers = z
  .object({
    pool: PoolName,
    /** Somewhere in the UPN or the name. */
    search: z.string().trim().max(100).optional(),
  })
  .extend(PageRequest.shape);

/** How a member stands in the directory. */
const memberStates = ["active", "frozen", "left", "unknown"] as const;
export type MemberState = (typeof memberStates)[number];

export const MemberPage = z.object({
  rows: z.array(
    z.object({
      upn: Upn,
      /** Null for somebody the directory no longer has. */
      displayName: z.string().nullable(),
      department: z.string().nullable(),
      state: z.enum(memberStates),
      origin: z.enum(["rule", "manual", "personal", "template"]),
      since: Instant,
    }),
  ),
  next: z.string().nullable(),
});
