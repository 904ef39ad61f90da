import { poolNotFound } from "@/core/access";
import { canonicalJson } from "@/core/canonical";
import { clientOf, type Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { sha256 } from "@/core/secrets";
import { type Book, post } from "@/modules/quota/commands/books";
import { type Hold, isActive } from "@/modules/quota/commands/holds";
import {
  availableOf,
  balanceOf,
  balancePercent,
  charged,
  split,
} from "@/modules/quota/rules/account";
import type { CheckFacts } from "../rules/check";
import type { Charge, ChargeFlag, ChargeRecorded } from "../schema/charge";
import type { Request } from "./facts";
import type { Desk } from "./group";

/** A charge with its cost settled, on its way to the pool's lock. */
export type ChargeCall = {
  kind: "charge";
  request: Request;
  holdId: string | undefined;
  actorId: string;
  input: Charge;
  /** Micro-units, given or rated. */
  cost: number;
  /** Why usage could not be rated; a charge that is booked already is answered all the same. */
  unrated?: DomainError | undefined;
  priceVersion: number | null;
};

/** Sums of buckets and holds stay safe integers on either side of it. */
const deepestDebt = -4_000_000_000_000_000;

export type ChargeRow = {
  call: ChargeCall;
  answer: ChargeRecorded;
  occurredAt: Date;
};

/**
 * Books the real cost under the pool's lock (product.md §5): allowance, booster, then debt. Only an
 * unknown person or pool refuses it; what is unusual is flagged.
 * @throws billing.charge_reused, billing.hold_mismatch (conflict); directory.user_not_found,
 *   quota.pool_not_found (not_found)
 */
export function bookCharge(desk: Desk, call: ChargeCall, facts: CheckFacts): ChargeRecorded {
  const { input, request, cost } = call;
  const fingerprint = fingerprintOf(call);
  const first = replayed(desk, input.charge_id, fingerprint);
  if (first) return first;
  if (call.unrated) throw call.unrated;

  const book = bookOf(desk, request, facts);
  const hold = holdOf(desk, input.hold_id, request);

  const parts = split(book, cost);
  const next = charged(book, cost);
  if (next.remaining < deepestDebt) {
    throw new DomainError("conflict", "quota.amount_too_large");
  }
  const flags = [...flagsOf(facts, book), ...holdFlags(input.hold_id, hold, desk.now)];
  if (hold) settle(desk, book, hold);
  post(book, next, { kind: "charge", requestId: input.charge_id, actorId: call.actorId });

  const answer: ChargeRecorded = {
    charge_id: input.charge_id,
    quota_pool: book.name,
    cost,
    from_allowance: parts.fromAllowance,
    from_booster: parts.fromBooster,
    balance: balanceOf(book),
    available: availableOf(book),
    balance_percent: balancePercent(book),
    price_version: call.priceVersion,
    flags,
  };
  const key = { key: input.charge_id, fingerprint, answer };
  desk.keys.set(key.key, key);
  desk.newKeys.push(key);
  const occurredAt = input.occurred_at ? new Date(input.occurred_at) : desk.now;
  desk.charges.push({ call, answer, occurredAt });
  return answer;
}

function replayed(desk: Desk, chargeId: string, fingerprint: Buffer): ChargeRecorded | undefined {
  const used = desk.keys.get(chargeId);
  if (!used) return undefined;
  if (used.fingerprint.equals(fingerprint)) return used.answer as ChargeRecorded;
  throw new DomainError("conflict", "billing.charge_reused", { charge_id: chargeId });
}

function bookOf({ books }: Desk, { upn, pool }: Request, { person }: CheckFacts): Book {
  if (!person) throw new DomainError("not_found", "directory.user_not_found", { upn });
  const book = books.get(pool);
  if (!book) throw poolNotFound(pool);
  return book;
}

function holdOf({ holds }: Desk, id: string | undefined, { upn, pool }: Request) {
  const hold = id === undefined ? undefined : holds.get(id);
  if (hold && (hold.pool !== pool || hold.upn !== upn)) {
    throw new DomainError("conflict", "billing.hold_mismatch", { hold_id: hold.id });
  }
  return hold;
}

const fingerprintOf = ({ input, request }: ChargeCall) =>
  sha256(
    canonicalJson([
      request.upn,
      request.pool,
      request.approach,
      request.dom,
      input.svc,
      input.cost ?? null,
      input.usage ?? null,
      input.hold_id ?? null,
      input.occurred_at ?? null,
      input.remark ?? null,
    ]),
  );

function flagsOf({ person, member, approach }: CheckFacts, book: Book): ChargeFlag[] {
  const flags: (ChargeFlag | false | undefined)[] = [
    person === "frozen" && "user_frozen",
    book.disabled && "pool_disabled",
    !member && "not_a_member",
    approach === undefined && "approach_unknown",
    approach === "off_shelf" && "approach_off_shelf",
  ];
  return flags.filter((flag): flag is ChargeFlag => Boolean(flag));
}

function holdFlags(id: string | undefined, hold: Hold | undefined, now: Date): ChargeFlag[] {
  if (id === undefined) return [];
  if (!hold) return ["hold_unknown"];
  if (hold.outcome === "expired") return ["hold_expired"];
  if (hold.outcome !== null) return ["hold_closed"];
  return isActive(hold, now) ? [] : ["hold_expired"];
}

/** Frees the whole hold, however much was spent; one that no longer counts frees nothing. */
function settle(desk: Desk, book: Book, hold: Hold) {
  if (hold.outcome !== null) return;
  if (isActive(hold, desk.now)) book.held -= hold.amount;
  hold.outcome = "settled";
  desk.settled.push(hold.id);
}

/** Stores charges, and an anomaly for each flag that deserves a look. */
export async function insertCharges(db: Db, rows: readonly ChargeRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  const sql = clientOf(db);
  const charges = rows.map(toRecord);
  const anomalies = charges.flatMap(({ flags, ...charge }) =>
    flags.filter((flag) => !flag.startsWith("hold_")).map((kind) => ({ ...charge, kind })),
  );
  const writes = [
    sql`
      insert into billing_charges (charge_id, pool, upn, approach_id, svc, domain, cost,
        from_allowance, from_booster, hold_id, usage, price_version, flags, remark,
        chat_session_id, occurred_at, created_at)
      select charge_id, pool, upn, approach_id, svc, domain, cost, from_allowance, from_booster,
        hold_id, usage, price_version, flags, remark, chat_session_id, occurred_at, ${now.toISOString()}
      from json_to_recordset(${JSON.stringify(charges)}::text::json) as c(
        charge_id text, pool text, upn text, approach_id text, svc text, domain text, cost int8,
        from_allowance int8, from_booster int8, hold_id text, usage jsonb, price_version int4,
        flags jsonb, remark jsonb, chat_session_id text, occurred_at timestamptz)`,
  ];
  if (anomalies.length > 0) {
    writes.push(sql`
      insert into billing_anomalies (kind, pool, upn, charge_id, created_at)
      select kind, pool, upn, charge_id, ${now.toISOString()}
      from json_to_recordset(${JSON.stringify(anomalies)}::text::json) as a(
        kind text, pool text, upn text, charge_id text)`);
  }
  await Promise.all(writes);
}

const toRecord = ({ call: { input, request, priceVersion }, answer, occurredAt }: ChargeRow) => ({
  charge_id: input.charge_id,
  pool: request.pool,
  upn: request.upn,
  approach_id: request.approach,
  svc: input.svc,
  domain: request.dom,
  cost: answer.cost,
  from_allowance: answer.from_allowance,
  from_booster: answer.from_booster,
  hold_id: input.hold_id ?? null,
  usage: input.usage ?? null,
  price_version: priceVersion,
  flags: answer.flags,
  remark: input.remark ?? null,
  chat_session_id: sessionIdOf(input.remark),
  occurred_at: occurredAt,
});

function sessionIdOf(remark: unknown): string | null {
  if (remark === null || typeof remark !== "object" || !("chat_session_id" in remark)) return null;
  const id = remark.chat_session_id;
  // The cut must not leave half of a surrogate pair, which cannot be stored.
  return typeof id === "string" ? id.slice(0, 200).toWellFormed() : null;
}
