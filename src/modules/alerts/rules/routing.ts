import { type AlertType, isAtLeast, type Severity } from "./catalogue";

export const targetKinds = ["feishu", "webhook"] as const;
export type TargetKind = (typeof targetKinds)[number];

/** Why a target takes nothing at the moment: the receiver is gone, or nothing reached it for days. */
export const disableCauses = ["by_hand", "gone", "unreachable"] as const;
export type DisableCause = (typeof disableCauses)[number];

export type Route = {
  id: string;
  enabled: boolean;
  /** Empty takes every type. */
  types: readonly AlertType[];
  minSeverity: Severity;
};

type Routed = { type: AlertType; severity: Severity; subjectId: string };

/** The targets an alert goes to. One that is about a target does not go to that target. */
export function routesOf<R extends Route>(targets: readonly R[], alert: Routed): R[] {
  return targets.filter(
    ({ id, enabled, types, minSeverity }) =>
      enabled &&
      id !== alert.subjectId &&
      (types.length === 0 || types.includes(alert.type)) &&
      isAtLeast(alert.severity, minSeverity),
  );
}
