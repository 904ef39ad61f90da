import { withdrawApproval } from "@/modules/access/commands/approvals";
import { ApprovalRef } from "@/modules/access/schema/approvals";
import { runApproved } from "../../approvals";
import { decideApproval, listApprovals, requestApproval } from "../../operations";
import { answered, exposeCommand, exposeQuery, router, sameOriginProcedure } from "../init";

export const approvalsRouter = router({
  list: exposeQuery(listApprovals),
  request: exposeCommand(requestApproval),
  decide: exposeCommand(decideApproval),
  withdraw: exposeCommand(withdrawApproval),
  /** Calls the approved operation itself, which has access, schemas and safeguards of its own. */
  run: sameOriginProcedure
    .input(ApprovalRef)
    .mutation(({ ctx: { caller }, input }) =>
      answered("access.runApproval", caller, () => runApproved(caller, input.id)),
    ),
});
