import { exportAudit } from "@/modules/audit/commands/export";
import { auditFile } from "@/modules/audit/queries";
import { csvType, exportRoute } from "@/server/export-route";

const mediaTypes = { csv: csvType, jsonl: "application/jsonl; charset=utf-8" } as const;

/** The audit log as a file, with the hash of its bytes. */
export const POST = exportRoute(exportAudit, ({ ctx, exported }) => ({
  lines: auditFile(ctx.db, exported),
  name: `audit-log-${exported.upTo}.${exported.format}`,
  mediaType: mediaTypes[exported.format],
  headers: { "x-airgate-rows": String(exported.rows), "x-airgate-sha256": exported.sha256 },
}));
