import { z } from "zod";
import { db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { logger } from "@/core/logger";
import { noteFailure } from "@/modules/access/commands/approvals-close";
import { requireRunnable } from "@/modules/access/queries/approvals";
import { recordFacts } from "@/modules/audit/commands/record";
import { type Caller, contextFor, originOf } from "./context";
import { findOperation } from "./operations";

/** Which operation ran, and its answer in its outside form. */
export type ApprovedRun = { operation: string; output: unknown };

/**
 * Runs an approved change for the one who asked for it, with the input that was approved. Access,
 * confirmation and approval are checked by the operation's own call, which spends the approval.
 * @throws approval.not_found and what `spendApproval` or the operation refuse
 */
export async function runApproved(
  caller: Caller,
  approvalId: string,
  now = new Date(),
): Promise<ApprovedRun> {
  const asking = { id: approvalId, requester: caller.actor.id, now };
  const { declaration, input } = await requireRunnable(db(), asking, findOperation);
  const spending: Caller = { ...caller, approvalId };
  try {
    const output = await declaration(contextFor(spending, now), input as never);
    return { operation: declaration.id, output: z.encode(declaration.output, output) };
  } catch (error) {
    await noteRefusedRun(spending, declaration.id, error, now);
    throw error;
  }
}

/**
 * Notes on the approval why a call that was to spend it was refused. The refusal has rolled the
 * change back, so this is a transaction of its own; it never hides the refusal.
 */
export async function noteRefusedRun(
  caller: Caller,
  operation: string,
  error: unknown,
  now = new Date(),
): Promise<void> {
  const { approvalId, actor } = caller;
  if (!approvalId || !(error instanceof DomainError) || error.code === "approval.not_found") return;
  try {
    await db().transaction(async (tx) => {
      const failure = { approvalId, operation, requester: actor.id, now };
      const facts = await noteFailure(tx, failure, error);
      await recordFacts(tx, {
        facts,
        operation: "access.runApproval",
        caller: originOf(caller),
        now,
      });
    });
  } catch (cause) {
    logger().error({ err: cause, approvalId }, "an approval's failure was not noted");
  }
}
