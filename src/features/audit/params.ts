import { createLoader, parseAsArrayOf, parseAsInteger, parseAsString } from "nuqs/server";
import { parseTrail } from "@/features/listing/keyset";
import { plusDays, startOfDay } from "@/features/listing/zone-days";

export const pageSize = 50;

/** The filters of the log as they stand in the address. */
export const filterParams = {
  actor: parseAsString,
  action: parseAsString,
  type: parseAsString,
  target: parseAsString,
  from: parseAsString,
  to: parseAsString,
};

export const auditParams = {
  ...filterParams,
  q: parseAsString.withDefault(""),
  after: parseTrail,
  hide: parseAsArrayOf(parseAsString).withDefault(["ip"]),
  /** The row that is open: its address can be passed on. */
  row: parseAsInteger,
};

export const loadAuditParams = createLoader(auditParams);
export type AuditParams = Awaited<ReturnType<typeof loadAuditParams>>;

const isDay = (text: string | null): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? "");

/** What the operations take for a filter; days begin and end in the zone. */
export function toFilter(params: AuditParams, zone: string) {
  const { q, actor, action, type, target, from, to } = params;
  const text = q.trim().slice(0, 200);
  return {
    ...(actor && { actor }),
    ...(action && { action }),
    ...(type && { targetType: type }),
    ...(target && { targetId: target }),
    ...(isDay(from) && { from: startOfDay(from, zone).toISOString() }),
    ...(isDay(to) && { to: startOfDay(plusDays(to, 1), zone).toISOString() }),
    ...(text && { text }),
  };
}

/** One page of the log, as the server and the browser both ask for it. */
export function toListInput(params: AuditParams, zone: string) {
  const cursor = params.after.at(-1);
  return { ...toFilter(params, zone), limit: pageSize, ...(cursor && { cursor }) };
}
