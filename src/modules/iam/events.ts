import { z } from "zod";

/** Something is to be done to a sub-account in the cloud; a job carries it out. */
export const ChangeOpened = {
  name: "iam/change.opened",
  data: z.object({ subAccountId: z.uuid() }),
};

/** Projects began or ceased to count for a sub-account. */
export const MonitoringChanged = {
  name: "iam/monitoring.changed",
  data: z.object({ subAccountId: z.uuid() }),
};
