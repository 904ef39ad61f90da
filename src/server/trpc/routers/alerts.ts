import { acknowledgeAlert, reopenAlert, resolveAlert } from "@/modules/alerts/commands/act";
import { markRead } from "@/modules/alerts/commands/mark-read";
import { replayDelivery } from "@/modules/alerts/commands/replay";
import { rotateTargetSecret } from "@/modules/alerts/commands/target-secret";
import {
  addTarget,
  editTarget,
  removeTarget,
  switchTarget,
} from "@/modules/alerts/commands/targets";
import { getAlert, getInbox, listAlerts } from "@/modules/alerts/queries/alerts";
import { listDeliveries } from "@/modules/alerts/queries/deliveries";
import { listTargets } from "@/modules/alerts/queries/targets";
import { disableAsked, testTarget } from "../../operations/alerts";
import { exposeCommand, exposeQuery, router } from "../init";

export const alertsRouter = router({
  list: exposeQuery(listAlerts),
  alert: exposeQuery(getAlert),
  inbox: exposeQuery(getInbox),
  markRead: exposeCommand(markRead),
  acknowledge: exposeCommand(acknowledgeAlert),
  resolve: exposeCommand(resolveAlert),
  reopen: exposeCommand(reopenAlert),
  disableAsked: exposeCommand(disableAsked),
  deliveries: exposeQuery(listDeliveries),
  replay: exposeCommand(replayDelivery),
  targets: exposeQuery(listTargets),
  addTarget: exposeCommand(addTarget),
  editTarget: exposeCommand(editTarget),
  switchTarget: exposeCommand(switchTarget),
  removeTarget: exposeCommand(removeTarget),
  rotateSecret: exposeCommand(rotateTargetSecret),
  testTarget: exposeCommand(testTarget),
});
