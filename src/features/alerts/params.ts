import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { parseTrail } from "@/features/listing/keyset";
import { alertTypes, severities } from "@/modules/alerts/rules/catalogue";
import { alertStates } from "@/modules/alerts/rules/states";

export const pageSize = 50;

/** The inbox as it stands in the address. */
export const alertParams = {
  type: parseAsArrayOf(parseAsStringLiteral(alertTypes)).withDefault([]),
  severity: parseAsArrayOf(parseAsStringLiteral(severities)).withDefault([]),
  state: parseAsArrayOf(parseAsStringLiteral(alertStates)).withDefault([]),
  /** A sub-account or cloud account whose alerts alone are shown. */
  subject: parseAsString,
  after: parseTrail,
  /** The alert in the sheet. */
  alert: parseAsString,
};

export const loadAlertParams = createLoader(alertParams);
export type AlertParams = Awaited<ReturnType<typeof loadAlertParams>>;

/** One page of alerts, as the server and the browser both ask for it. */
export function toAlertsInput({ type, severity, state, subject, after }: AlertParams) {
  const cursor = after.at(-1);
  return {
    types: type,
    severities: severity,
    states: state,
    ...(subject && { subjectId: subject }),
    limit: pageSize,
    ...(cursor && { cursor }),
  };
}
