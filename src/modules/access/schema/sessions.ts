import { z } from "zod";
import { Upn } from "@/core/inputs";

export const SubjectType = z.enum(["admin", "manager", "sub_account"]);
export type SubjectType = z.output<typeof SubjectType>;

export const SessionRow = z.object({
  session: z.uuid(),
  /** Whether it is the one that asks. */
  current: z.boolean(),
  type: SubjectType,
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  createdAt: z.date(),
  lastSeenAt: z.date(),
  expiresAt: z.date(),
});
export const SessionList = z.array(SessionRow);

export const ListSessions = z.object({ upn: Upn });
export const EndOwnSession = z.object({ session: z.uuid() });
export const EndSessions = z.object({ upn: Upn });
export const SessionsEnded = z.object({ ended: z.int() });
export const Nothing = z.object({});
