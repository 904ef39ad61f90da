import { exportAudit } from "@/modules/audit/commands/export";
import { auditFile } from "@/modules/audit/queries";
import { ExportAudit } from "@/modules/audit/schema";
import { callerOf, isSameOrigin } from "@/server/caller";
import { contextFor } from "@/server/context";
import { exportInput, fileResponse, refusalResponse } from "@/server/exports";

const mediaTypes = {
  csv: "text/csv; charset=utf-8",
  jsonl: "application/jsonl; charset=utf-8",
} as const;

/** The audit log as a file. The export stands in the log before the first byte leaves. */
export async function POST(request: Request): Promise<Response> {
  const now = new Date();
  const caller = await callerOf(request.headers, now);
  try {
    const input = await exportInput(request, ExportAudit, isSameOrigin(request.headers));
    const ctx = contextFor(caller, now);
    const exported = await exportAudit(ctx, input);
    return fileResponse(auditFile(ctx.db, exported), {
      name: `audit-log-${exported.upTo}.${exported.format}`,
      mediaType: mediaTypes[exported.format],
      headers: { "x-airgate-rows": String(exported.rows), "x-airgate-sha256": exported.sha256 },
    });
  } catch (error) {
    return refusalResponse(error, caller, exportAudit);
  }
}
