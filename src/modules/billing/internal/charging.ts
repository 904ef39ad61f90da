import { poolNotFound } from "@/core/access";
import { canonicalJson } from "@/core/canonical";
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
import { keptAnswer, recalledAnswer } from "./kept-answer";

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

export type ChargeRow = { call: ChargeCall; answer: ChargeRecorded };

/**
 * Books the real cost under the pool's lock (product.md §5): allowance, booster, then debt. Only an
 * unknown person or pool refuses it; what is unusual is flagged.
 * @throws billing.charge_reused, billing.hold_mismatch (conflict); directory.user_not_found,
 *   quota.pool_not_found (not_found)
 */
export function bookCharge(desk: Desk, call: ChargeCall, facts: CheckFacts): ChargeRecorded {
  const { input, request, cost } = call;
  const fingerprint = fingerprintOf(call);
  const first = replayed(desk, call, fingerprint);
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
  const key = { key: input.charge_id, fingerprint, answer: keptAnswer(answer) };
  desk.keys.set(key.key, key);
  desk.newKeys.push(key);
  desk.charges.push({ call, answer });
  return answer;
}

function replayed(desk: Desk, call: ChargeCall, fingerprint: Buffer): ChargeRecorded | undefined {
  const { charge_id } = call.input;
  const used = desk.keys.get(charge_id);
  if (!used) return undefined;
  if (used.fingerprint.equals(fingerprint)) return recalledAnswer(used.answer, call);
  throw new DomainError("conflict", "billing.charge_reused", { charge_id });
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
  const flags: ChargeFlag[] = [];
  if (person === "frozen") flags.push("user_frozen");
  if (book.disabled) flags.push("pool_disabled");
  if (!member) flags.push("not_a_member");
  if (approach === undefined) flags.push("approach_unknown");
  if (approach === "off_shelf") flags.push("approach_off_shelf");
  return flags;
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
