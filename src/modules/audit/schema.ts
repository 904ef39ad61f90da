import { z } from "zod";
import { Instant, PageRequest } from "@/core/inputs";

const Values = z.record(z.string(), z.unknown()).nullable();

/** One row of the audit log, with its place in the hash chain. */
export const AuditRow = z.object({
  seq: z.int().positive(),
  id: z.uuid(),
  actorType: z.string(),
  actorId: z.string(),
  actorEmail: z.string().nullable(),
  actorRole: z.string().nullable(),
  operation: z.string(),
  action: z.string(),
  targetType: z.string(),
  targetId: z.string(),
  old: Values,
  new: Values,
  reason: z.string().nullable(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  requestId: z.string().nullable(),
  /** How many equal events it stands for: refusals are merged per minute. */
  count: z.int().positive(),
  createdAt: Instant,
  previousHash: z.string(),
  hash: z.string(),
});
export type AuditRow = z.output<typeof AuditRow>;

const word = z.string().trim().min(1).max(200);

/** What the log is searched by; all conditions hold together. */
export const AuditFilter = z.object({
  /** An actor's id or e-mail address, in full. */
  actor: word.optional(),
  /** An action, or its beginning up to a dot: `pool` finds `pool.booster.top_up`. */
  action: word.optional(),
  targetType: word.optional(),
  targetId: word.optional(),
  from: Instant.optional(),
  /** The first moment that no longer counts. */
  to: Instant.optional(),
  /** Somewhere in actor, target or reason. */
  text: word.optional(),
});
export type AuditFilter = z.output<typeof AuditFilter>;

export const ListAudit = AuditFilter.extend(PageRequest.shape);
export const AuditPage = z.object({ rows: z.array(AuditRow), next: z.string().nullable() });

export const GetAudit = z.object({ seq: z.int().positive() });

export const ListAuditKinds = z.object({});
export const AuditKinds = z.object({
  actions: z.array(z.string()),
  targetTypes: z.array(z.string()),
});

export const VerifyAudit = z.object({
  from: z.int().positive().default(1),
  to: z.int().positive().optional(),
  /** The most rows that one call reads; `next` says where to go on. */
  limit: z.int().min(1).max(50_000).default(20_000),
});

/** What is wrong with the first broken row of a chain. */
export const chainProblems = ["missing", "altered", "unlinked", "head"] as const;
export const ChainProblem = z.enum(chainProblems);
export type ChainProblem = z.output<typeof ChainProblem>;

export const AuditVerdict = z.object({
  checked: z.int(),
  from: z.int(),
  /** The last row that was checked. */
  to: z.int(),
  head: z.object({ seq: z.int(), hash: z.string() }),
  broken: z.object({ seq: z.int(), problem: ChainProblem }).nullable(),
  /** Where to go on; null when the range or the chain ends here. */
  next: z.int().nullable(),
});

export const fileFormats = ["csv", "jsonl"] as const;
export const ExportAudit = z.object({
  format: z.enum(fileFormats),
  filter: AuditFilter.default({}),
});

/** What was exported: the rows are immutable, so the same bytes can be made again. */
export const AuditExported = z.object({
  format: z.enum(fileFormats),
  filter: AuditFilter,
  /** The last position that the file may contain. */
  upTo: z.int(),
  rows: z.int(),
  sha256: z.string(),
});
export type AuditExported = z.output<typeof AuditExported>;
