import type { AnyOperation } from "@/core/operation";
import { decideApprovalOf, requestApprovalOf } from "@/modules/access/commands/approvals";
import { listApprovalsOf } from "@/modules/access/queries/approvals";
import { listOpeningsOf } from "@/modules/access/queries/openings";
import { accessOperations } from "./operations/access";
import { alertsOperations } from "./operations/alerts";
import { auditOperations } from "./operations/audit";
import { billingOperations } from "./operations/billing";
import { configOperations } from "./operations/config";
import { directoryOperations } from "./operations/directory";
import { iamOperations } from "./operations/iam";
import { jobsOperations } from "./operations/jobs";
import { policyOperations } from "./operations/policy";
import { quotaOperations } from "./operations/quota";

/** The high-risk operations, which a second person approves. */
const highRisk = () => operations.filter(({ safeguards }) => safeguards.includes("approval"));

/** Approvals are about other operations, so they are made here, where all are known. */
export const requestApproval = requestApprovalOf((id) => findOperation(id));
export const decideApproval = decideApprovalOf((id) => findOperation(id));
export const listApprovals = listApprovalsOf(highRisk);

/** The roles page says what a capability opens, for which it must know all of them. */
export const listOpenings = listOpeningsOf(() => operations);

/** Every operation of the product, one file per slice; a test finds the one that was forgotten. */
export const operations: readonly AnyOperation[] = [
  ...accessOperations,
  ...alertsOperations,
  ...auditOperations,
  ...billingOperations,
  ...configOperations,
  ...directoryOperations,
  ...iamOperations,
  ...jobsOperations,
  ...policyOperations,
  ...quotaOperations,
  requestApproval,
  decideApproval,
  listApprovals,
  listOpenings,
];

export const findOperation = (id: string): AnyOperation | undefined =>
  operations.find((operation) => operation.id === id);
