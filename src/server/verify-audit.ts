import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { type FileVerdict, fileCheck } from "@/modules/audit/rules";

/**
 * Verifies an exported audit log (JSONL) without AirGate: no database, no network.
 * `node verify-audit.js <file> [<SHA-256 that the audit row of the export names>]`; exits with 1
 * when the file is not what it claims to be.
 */
export async function verifyAuditFile(
  file: string,
): Promise<{ verdict: FileVerdict; sha256: string }> {
  const whole = createHash("sha256");
  const stream = createReadStream(file);
  stream.on("data", (chunk) => whole.update(chunk));
  const check = fileCheck((text) => createHash("sha256").update(text).digest("hex"));
  for await (const line of createInterface({
    input: stream,
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    check.add(line);
  }
  return { verdict: check.verdict(), sha256: whole.digest("hex") };
}

/** One line for people, and whether all is well. */
export function judge(
  { verdict, sha256 }: { verdict: FileVerdict; sha256: string },
  expected?: string,
): { ok: boolean; text: string } {
  const { rows, first, last, gaps, broken } = verdict;
  if (expected && expected.toLowerCase() !== sha256) {
    return { ok: false, text: `BROKEN: the file's SHA-256 is ${sha256}, not ${expected}` };
  }
  if (broken) return { ok: false, text: `BROKEN: line ${broken.line} is ${broken.problem}` };
  const extent = gaps === 0 && first === 1 ? "the whole chain" : `${gaps} places left out`;
  return { ok: true, text: `OK: ${rows} rows, ${first} to ${last}, ${extent}; SHA-256 ${sha256}` };
}

const [, script = "", file, expected] = process.argv;
if (file && /verify-audit\.[cm]?[jt]s$/.test(script)) {
  const { ok, text } = judge(await verifyAuditFile(file), expected);
  process.stdout.write(`${text}\n`);
  process.exitCode = ok ? 0 : 1;
}
