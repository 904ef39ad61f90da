import { getAudit, listAudit, listAuditKinds, verifyAudit } from "@/modules/audit/queries";
import { exposeQuery, router } from "../init";

/** The export is a file: `app/api/exports/audit`. */
export const auditRouter = router({
  list: exposeQuery(listAudit),
  get: exposeQuery(getAudit),
  kinds: exposeQuery(listAuditKinds),
  verify: exposeQuery(verifyAudit),
});
