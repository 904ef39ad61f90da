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

const words = z.string().nullable();

/**
 * A change of a sub-account that the cloud refuses, or that gets nowhere: it is tried on, or was given
 * up, and somebody must look. The same change may be told of again.
 */
export const ChangeStuck = {
  name: "iam/change.stuck",
  data: z.object({
    subAccountId: z.uuid(),
    changeId: z.uuid(),
    /** `disable`, `enable` … */
    kind: z.string(),
    /** What holds it up: a stable code, and the cloud's own words. */
    code: words,
    message: words,
  }),
};

/** The cloud shows something else than AirGate wants of a sub-account; told once for each finding. */
export const DriftFound = {
  name: "iam/drift.found",
  data: z.object({
    subAccountId: z.uuid(),
    missing: z.array(z.string()),
    extra: z.array(z.string()),
  }),
};

/** The cloud refuses the credentials of a cloud account. */
export const CloudAccountRefused = {
  name: "iam/cloud_account.refused",
  data: z.object({ cloudAccountId: z.uuid(), code: words }),
};
