import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { POST } from "@/app/api/exports/audit/route";
import type { Role } from "@/core/permissions";
import { openSession } from "@/modules/access/internal/sessions";
import { recordFacts } from "@/modules/audit/commands/record";
import { auditLog } from "@/modules/audit/tables";
import { storedAdmin } from "@/test/approvals";
import { admin } from "@/test/context";
import { db } from "@/test/database";
import { sealSession, sessionCookieName } from "./auth";
import { contentDisposition } from "./exports";
import { judge, verifyAuditFile } from "./verify-audit";

const formula = '=HYPERLINK("http://evil")';

/** Some rows in the log, and a browser in which an admin is signed in. */
async function given(role: Role = "ops") {
  const actor = await storedAdmin(admin(role));
  const now = new Date();
  const subject = { type: "admin" as const, id: actor.id };
  const { token } = await openSession(db, { subject, ip: "", userAgent: null, now });
  const caller = { actor, requestId: "r", ip: "192.0.2.3", userAgent: "test" };
  for (const reason of [formula, '二 "quoted", and\nbroken', "plain"]) {
    const audit = {
      action: "thing.change",
      targetType: "thing",
      targetId: actor.id,
      old: { a: "1" },
      new: null,
      reason,
    };
    await db.transaction((tx) =>
      recordFacts(tx, { facts: { audit }, operation: "test.changeThing", caller, now }),
    );
  }
  const headers = {
    cookie: `${sessionCookieName()}=${sealSession(token)}`,
    origin: "http://localhost:3000",
    host: "localhost:3000",
    "content-type": "application/json",
  };
  const post = (body: unknown, more: Record<string, string> = {}) =>
    POST(
      new Request("http://localhost:3000/api/exports/audit", {
        method: "POST",
        headers: { ...headers, ...more },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    );
  const lastRow = async () => {
    const [row] = await db.select().from(auditLog).orderBy(desc(auditLog.seq)).limit(1);
    return row!;
  };
  return { actor, post, lastRow };
}

async function onDisk<T>(bytes: string, use: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "audit-"));
  try {
    const file = path.join(folder, "log.jsonl");
    await writeFile(file, bytes);
    return await use(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("an exported log verifies offline, and the export stands in the log with its hash", async () => {
  const { actor, post, lastRow } = await given();
  const response = await post({ format: "jsonl" });
  expect(response.status).toBe(200);
  const bytes = await response.text();
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const lines = bytes.trimEnd().split("\n");
  expect(response.headers.get("x-airgate-sha256")).toBe(sha256);
  expect(await lastRow()).toMatchObject({
    action: "audit.log.export",
    actorId: actor.id,
    new: { format: "jsonl", filter: {}, rows: lines.length, sha256 },
  });

  const judged = await onDisk(bytes, verifyAuditFile);
  expect(judged.verdict).toMatchObject({ rows: lines.length, first: 1, gaps: 0, broken: null });
  expect(judge(judged, sha256)).toMatchObject({
    ok: true,
    text: expect.stringContaining("whole chain"),
  });
  expect(judge(judged, "0".repeat(64)).ok).toBe(false);
});

test.each([
  [
    "altered",
    (lines: string[]) => lines.with(1, lines[1]!.replace("thing.change", "thing.remove")),
    2,
  ],
  [
    "unlinked",
    (lines: string[]) => lines.with(2, lines[2]!.replace(/"previousHash":"./, '"previousHash":"x')),
    3,
  ],
  ["unlinked", (lines: string[]) => [lines[1]!, lines[0]!], 2],
  ["unreadable", (lines: string[]) => lines.with(0, lines[0]!.slice(5)), 1],
])("a file with a line that is %s is found out", async (problem, tamper, line) => {
  const { post } = await given();
  const lines = (await (await post({ format: "jsonl" })).text()).trimEnd().split("\n");
  const judged = await onDisk(tamper(lines).join("\n"), verifyAuditFile);
  expect(judged.verdict.broken).toEqual({ line, problem });
  expect(judge(judged)).toMatchObject({ ok: false });
});

test("a filtered file verifies row by row and says that rows are left out", async () => {
  const [first, second] = [await given(), await given()];
  await first.post({ format: "jsonl" });
  const filter = { targetType: "thing" };
  const bytes = await (await second.post({ format: "jsonl", filter })).text();
  const judged = await onDisk(bytes, verifyAuditFile);
  expect(judged.verdict.broken).toBeNull();
  expect(judged.verdict.gaps).toBeGreaterThan(0);
});

test("a spreadsheet gets a mark, quoted cells and no formula", async () => {
  const { actor, post } = await given();
  const form = new URLSearchParams({
    input: JSON.stringify({ format: "csv", filter: { targetId: actor.id } }),
  });
  const response = await post(String(form), {
    "content-type": "application/x-www-form-urlencoded",
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(response.headers.get("content-disposition")).toMatch(/filename="audit-log-\d+\.csv"/);
  expect(response.headers.get("x-airgate-rows")).toBe("3");
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const text = bytes.toString("utf8");
  expect(text).toContain(`"'=HYPERLINK(""http://evil"")"`);
  expect(text).toContain('"二 ""quoted"", and\nbroken"');
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(
    response.headers.get("x-airgate-sha256"),
  );
});

test.each([
  ["a role without the capability", "support" as const, {}, 403, "access.denied"],
  [
    "a foreign page",
    "ops" as const,
    { origin: "http://evil.example" },
    403,
    "request.foreign_origin",
  ],
  ["nobody", "ops" as const, { cookie: "" }, 401, "access.sign_in_required"],
  [
    "a forged cookie",
    "ops" as const,
    { cookie: "next-auth.session-token=a.b" },
    401,
    "access.sign_in_required",
  ],
])("%s gets no file", async (_who, role, headers, status, code) => {
  const { post, actor } = await given(role);
  const response = await post({ format: "csv" }, headers);
  expect({ status: response.status, ...(await response.json()) }).toMatchObject({ status, code });
  const rows = await db.select().from(auditLog).where(eq(auditLog.actorId, actor.id));
  expect(rows.filter(({ action }) => action === "audit.log.export")).toEqual([]);
});

test.each(["{", { format: "pdf" }])("a request for %o is refused", async (body) => {
  const { post } = await given();
  const response = await post(body);
  expect({ status: response.status, ...(await response.json()) }).toMatchObject({
    status: 400,
    code: "request.invalid",
  });
});

test("a file name in Chinese is told in both ways and cannot break out", () => {
  expect(contentDisposition('账单"\r\n2026.csv')).toBe(
    `attachment; filename="_____2026.csv"; filename*=UTF-8''%E8%B4%A6%E5%8D%95___2026.csv`,
  );
});
