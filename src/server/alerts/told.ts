import { z } from "zod";

const subAccountId = z.uuid();
const words = z.string().nullable().default(null);

/** A change of a sub-account in the cloud that does not come to an end; told once for each change. */
export const ChangeStuck = {
  name: "iam/change.stuck",
  data: z.looseObject({
    subAccountId,
    changeId: z.string(),
    /** `disable`, `enable` … */
    kind: z.string(),
    /** What holds it up: a stable code, and the cloud's own words. */
    code: words,
    message: words,
  }),
};

/** The cloud shows something else than AirGate wants of a sub-account. */
export const DriftFound = {
  name: "iam/drift.found",
  data: z.looseObject({
    subAccountId,
    missing: z.array(z.string()).default([]),
    extra: z.array(z.string()).default([]),
  }),
};

/** The cloud refuses the credentials of a cloud account. */
export const CloudAccountRefused = {
  name: "iam/cloud_account.refused",
  data: z.looseObject({ cloudAccountId: z.uuid(), code: words }),
};
