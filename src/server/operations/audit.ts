import type { AnyOperation } from "@/core/operation";
import { exportAudit } from "@/modules/audit/commands/export";
import { getAudit, listAudit, listAuditKinds, verifyAudit } from "@/modules/audit/queries";

export const auditOperations: readonly AnyOperation[] = [
  exportAudit,
  getAudit,
  listAudit,
  listAuditKinds,
  verifyAudit,
];
