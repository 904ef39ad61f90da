import { columnOf, jsonColumnOf } from "@/core/arrays";
import type { Change } from "@/core/parts";
import type { ChargeRow } from "./charging";

/** What stores charges, and an anomaly for each flag that deserves a look. */
export const chargeChanges = (rows: readonly ChargeRow[], now: Date): Change[] =>
  rows.length === 0 ? [] : [stored(rows, now), ...raised(rows, now)];

const stored =
  (rows: readonly ChargeRow[], now: Date): Change =>
  (sql) =>
    sql`
  insert into billing_charges (charge_id, pool, upn, approach_id, svc, domain, cost, from_allowance,
    from_booster, hold_id, usage, price_version, flags, remark, chat_session_id, occurred_at,
    created_at)
  select charge_id, pool, upn, approach_id, svc, domain, cost, cost - from_booster, from_booster,
    hold_id, usage::jsonb, price_version, coalesce(flags::jsonb, '[]'), remark::jsonb,
    chat_session_id, coalesce(occurred_at, booked_at), booked_at
  from unnest(${columnOf(rows, ({ call }) => call.input.charge_id)}::text[],
    ${columnOf(rows, ({ call }) => call.request.pool)}::text[],
    ${columnOf(rows, ({ call }) => call.request.upn)}::text[],
    ${columnOf(rows, ({ call }) => call.request.approach)}::text[],
    ${columnOf(rows, ({ call }) => call.input.svc)}::text[],
    ${columnOf(rows, ({ call }) => call.request.dom)}::text[],
    ${columnOf(rows, ({ answer }) => answer.cost)}::int8[],
    ${columnOf(rows, ({ answer }) => answer.from_booster)}::int8[],
    ${columnOf(rows, ({ call }) => call.input.hold_id)}::text[],
    string_to_array(${jsonColumnOf(rows, ({ call }) => call.input.usage)}, chr(1), ''),
    ${columnOf(rows, ({ call }) => call.priceVersion)}::int4[],
    string_to_array(${jsonColumnOf(rows, ({ answer }) => someOf(answer.flags))}, chr(1), ''),
    string_to_array(${jsonColumnOf(rows, ({ call }) => call.input.remark)}, chr(1), ''),
    ${columnOf(rows, ({ call }) => sessionIdOf(call.input.remark))}::text[],
    ${columnOf(rows, ({ call }) => momentOf(call.input.occurred_at))}::timestamptz[])
    as c(charge_id, pool, upn, approach_id, svc, domain, cost, from_booster, hold_id, usage,
      price_version, flags, remark, chat_session_id, occurred_at),
    (select ${now.toISOString()}::timestamptz as booked_at) as this`;

function raised(rows: readonly ChargeRow[], now: Date): Change[] {
  const flagged = rows.flatMap(({ call, answer }) =>
    answer.flags.filter((flag) => !flag.startsWith("hold_")).map((kind) => ({ call, kind })),
  );
  if (flagged.length === 0) return [];
  return [
    (sql) => sql`
      insert into billing_anomalies (kind, pool, upn, charge_id, created_at)
      select *, ${now.toISOString()}::timestamptz
      from unnest(${columnOf(flagged, ({ kind }) => kind)}::text[],
        ${columnOf(flagged, ({ call }) => call.request.pool)}::text[],
        ${columnOf(flagged, ({ call }) => call.request.upn)}::text[],
        ${columnOf(flagged, ({ call }) => call.input.charge_id)}::text[])`,
  ];
}

const someOf = <T>(list: readonly T[]) => (list.length > 0 ? list : null);
const momentOf = (text: string | undefined) => (text === undefined ? null : new Date(text));

function sessionIdOf(remark: unknown): string | null {
  if (remark === null || typeof remark !== "object" || !("chat_session_id" in remark)) return null;
  const id = remark.chat_session_id;
  // The cut must not leave half of a surrogate pair, which cannot be stored.
  return typeof id === "string" ? id.slice(0, 200).toWellFormed() : null;
}
