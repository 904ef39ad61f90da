import { chance, wallClock } from "@/core/clock";
import { env } from "@/core/env";
import type { AnyOperation } from "@/core/operation";
import { acknowledgeAlert, reopenAlert, resolveAlert } from "@/modules/alerts/commands/act";
import { deliverDueOf } from "@/modules/alerts/commands/deliver";
import { disableAskedOf } from "@/modules/alerts/commands/disable-asked";
import { markRead } from "@/modules/alerts/commands/mark-read";
import { raiseAlert, resolveAlerts } from "@/modules/alerts/commands/raise";
import { replayDelivery } from "@/modules/alerts/commands/replay";
import { rotateTargetSecret } from "@/modules/alerts/commands/target-secret";
import {
  addTarget,
  editTarget,
  removeTarget,
  switchTarget,
} from "@/modules/alerts/commands/targets";
import { testTargetOf } from "@/modules/alerts/commands/test-target";
import { getAlert, getInbox, listAlerts } from "@/modules/alerts/queries/alerts";
import { listDeliveries } from "@/modules/alerts/queries/deliveries";
import { listTargets } from "@/modules/alerts/queries/targets";
import { disableExhaustedIn } from "@/modules/quota/commands/disable-exhausted";
import { renderAlert, renderTest } from "../alerts/texts";

/** Messages are put into words and sent here, where the texts and this process's settings are known. */
const sending = () => ({ clock: wallClock, loopback: env().AIRGATE_LOOPBACK_RECEIVERS });

export const deliverDue = deliverDueOf(() => ({
  ...sending(),
  random: chance,
  render: renderAlert,
}));
export const testTarget = testTargetOf(() => ({ ...sending(), render: renderTest }));
export const disableAsked = disableAskedOf(disableExhaustedIn);

export const alertsOperations: readonly AnyOperation[] = [
  raiseAlert,
  resolveAlerts,
  acknowledgeAlert,
  resolveAlert,
  reopenAlert,
  disableAsked,
  markRead,
  listAlerts,
  getAlert,
  getInbox,
  listDeliveries,
  replayDelivery,
  deliverDue,
  listTargets,
  addTarget,
  editTarget,
  switchTarget,
  removeTarget,
  rotateTargetSecret,
  testTarget,
];
