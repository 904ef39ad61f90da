import type { Context, Declaration } from "@/core/operation";
import { createApiKey, revokeApiKey, rotateApiKey } from "@/modules/access/commands/api-keys";
import {
  decideApprovalOf,
  requestApprovalOf,
  withdrawApproval,
} from "@/modules/access/commands/approvals";
import { expireApprovals } from "@/modules/access/commands/approvals-close";
import { listApiKeys } from "@/modules/access/queries/api-keys";
import { listApprovalsOf } from "@/modules/access/queries/approvals";
import { exportAudit } from "@/modules/audit/commands/export";
import { getAudit, listAudit, verifyAudit } from "@/modules/audit/queries";

/** Any operation, for code that takes it from the registry and decodes its input itself. */
export type AnyOperation = Declaration & ((ctx: Context, input: never) => Promise<unknown>);

/** The high-risk operations, which a second person approves. */
const highRisk = () => operations.filter(({ safeguards }) => safeguards.includes("approval"));

/** Approvals are about other operations, so they are made here, where all are known. */
export const requestApproval = requestApprovalOf((id) => findOperation(id));
export const decideApproval = decideApprovalOf((id) => findOperation(id));
export const listApprovals = listApprovalsOf(highRisk);

/** Every operation of the product; what is not here cannot be approved, and a test says so. */
export const operations: readonly AnyOperation[] = [
  listAudit,
  getAudit,
  verifyAudit,
  exportAudit,

  requestApproval,
  decideApproval,
  withdrawApproval,
  expireApprovals,
  listApprovals,

  listApiKeys,
  createApiKey,
  rotateApiKey,
  revokeApiKey,
];

export const findOperation = (id: string): AnyOperation | undefined =>
  operations.find((operation) => operation.id === id);
