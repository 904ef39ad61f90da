import { createHash } from "node:crypto";
import { z } from "zod";
import type { Db } from "@/core/db";
import { command } from "@/core/operation";
import { type FileOf, fileLines } from "../internal/file";
import { AuditExported, AuditFilter, ExportAudit } from "../schema";
import { auditHead } from "../tables";

/**
 * Exports the rows of a filter (product.md §1). The log is append-only, so the file is fixed by its
 * filter and the end of the chain: this counts and hashes it and records that, `auditFile` then
 * makes the same bytes again. Nothing leaves before the export stands in the log.
 */
export const exportAudit = command({
  id: "audit.exportLog",
  access: { capability: "security.audit.export" },
  input: ExportAudit,
  output: AuditExported,
  async run({ db }, { format, filter }) {
    const [head] = await db.select().from(auditHead);
    const upTo = head?.seq ?? 0;
    const { lines, sha256 } = await digest(db, { format, filter, upTo });
    const rows = format === "csv" ? lines - 1 : lines;

    return {
      result: { format, filter, upTo, rows, sha256 },
      audit: {
        action: "audit.log.export",
        targetType: "audit_log",
        targetId: String(upTo),
        old: null,
        new: { format, filter: z.encode(AuditFilter, filter), rows, sha256 },
        reason: null,
      },
    };
  },
});

async function digest(db: Db, file: FileOf) {
  const hash = createHash("sha256");
  let lines = 0;
  for await (const line of fileLines(db, file)) {
    hash.update(line);
    lines += 1;
  }
  return { lines, sha256: hash.digest("hex") };
}
