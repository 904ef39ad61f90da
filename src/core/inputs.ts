import { z } from "zod";

/**
 * A pool's immutable key. `$` and control characters stay out because Casbin joins request
 * arguments by `$$`; `/` and `*` because pool names stand inside policy objects.
 */
export const PoolName = z
  .string()
  .trim()
  .min(1, "pool.name_required")
  // `personal:` and a UPN fit.
  .max(200, "pool.name_too_long")
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._:@+-]*$/u, "pool.name_invalid");

/** A person's key in the directory, in lower case: `122@link.example.edu`. */
export const Upn = z
  .string()
  .trim()
  .toLowerCase()
  .min(3, "person.upn_invalid")
  .max(190, "person.upn_invalid")
  .regex(/^[a-z0-9][a-z0-9._+-]*@[a-z0-9][a-z0-9.-]*$/, "person.upn_invalid");

/** What a charge is for: a chat approach or model of the config centre. */
export const ApproachId = z
  .string()
  .min(1, "approach.id_invalid")
  .max(120, "approach.id_invalid")
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]*$/, "approach.id_invalid");

/** The Casbin domain: a deployment such as `production` or `staging`. */
export const DomainName = z
  .string()
  .min(1, "domain.invalid")
  .max(60, "domain.invalid")
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, "domain.invalid");

/** Why somebody did it; stored with the audit row. */
export const Reason = z
  .string()
  .trim()
  .min(3, "reason.required")
  .max(500, "reason.too_long")
  .refine(storable, "reason.not_text");

/** An id that the caller chooses, so that a retry is not a second act. */
export const CallerId = z
  .string()
  .min(1, "caller_id.invalid")
  .max(128, "caller_id.invalid")
  .regex(/^[\x21-\x7e]+$/, "caller_id.invalid");

export const EmailAddress = z.string().trim().toLowerCase().max(190).pipe(z.email("email.invalid"));

/** One page of a list: at most `limit` rows after the cursor of the page before. */
export const PageRequest = z.object({
  cursor: z.string().max(400).refine(storable, "cursor.invalid").optional(),
  limit: z.int().min(1).max(200).default(50),
});

/** A moment at an edge: ISO 8601 text outside, a `Date` inside. */
export const Instant = z.codec(z.iso.datetime({ offset: true }), z.date(), {
  decode(text, { issues }) {
    const at = new Date(text);
    if (isUsual(at)) return at;
    issues.push({ code: "custom", input: text, message: "instant.out_of_range" });
    return z.NEVER;
  },
  encode: (at) => at.toISOString(),
});

/** Nothing here happens before 1970 or after 2200, and PostgreSQL has no year 0 or 10000. */
export const isUsual = (at: Date): boolean =>
  !(at.getUTCFullYear() < 1970 || at.getUTCFullYear() > 2200);

/** Text that PostgreSQL can store: no NUL, and no half of a surrogate pair. */
export function storable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\u0000");
}

/** The deepest free-form JSON that is taken, and its longest text. */
const deepest = 32;
const longest = 65_536;

/** Free-form JSON of a caller: of any shape, within bounds of depth and length. */
export const FreeJson = z.unknown().check(({ value, issues }) => {
  const message = faultOf(value);
  if (message) issues.push({ code: "custom", input: value, message });
});

/** The code of the first rule that it breaks; one walk, for every charge may bring some. */
function faultOf(value: unknown): string | undefined {
  const found = { mostText: 0, isStorable: true };
  if (!look(value, deepest, found)) return "json.too_deep";
  const isLong = found.mostText > longest && (JSON.stringify(value)?.length ?? 0) > longest;
  if (isLong) return "json.too_long";
  return found.isStorable ? undefined : "json.not_text";
}

type Found = { mostText: number; isStorable: boolean };

/** Whether it ends within the depth; notes the most text it could be, and whether it can be stored. */
function look(value: unknown, left: number, found: Found): boolean {
  if (typeof value === "string") noteText(value, found);
  else found.mostText += longestNumber;
  if (value === null || typeof value !== "object") return true;
  if (left === 0) return false;
  if (Array.isArray(value)) return value.every((item) => look(item, left - 1, found));
  for (const name of Object.keys(value)) {
    noteText(name, found);
    if (!look((value as Record<string, unknown>)[name], left - 1, found)) return false;
  }
  return true;
}

/** Brackets and delimiters, too, are no longer than a number. */
const longestNumber = 26;

function noteText(text: string, found: Found) {
  // Each character may be written as `\u0000`.
  found.mostText += text.length * 6 + 4;
  found.isStorable &&= storable(text);
}
