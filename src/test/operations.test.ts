import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { capabilityOf } from "@/core/access";
import type { Safeguard } from "@/core/operation";
import { type Capability, capabilities } from "@/core/permissions";
import { findOperation, operations } from "@/server/operations";
import { sources } from "./sources";

const commands = operations.filter(({ kind }) => kind === "command");

test("every id is unique and reads slice.verbNoun", () => {
  const ids = operations.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z]+\.[a-z]+([A-Z][a-z0-9]*)*$/.test(id))).toEqual([]);
});

test("every operation that is declared stands in the registry", () => {
  const declared = sources().flatMap(({ file, text }) =>
    /^modules\//.test(file)
      ? [...text.matchAll(/\b(?:query|command|ledgerCommand|errand)\(\{\s*id: "([^"]+)"/g)].map(
          ([, id]) => id!,
        )
      : [],
  );
  expect(declared.filter((id) => !findOperation(id)).sort()).toEqual([]);
});

test("every command leaves a trace, and no query does", () => {
  expect(commands.filter(({ trace }) => trace === "none")).toEqual([]);
  const queries = operations.filter(({ kind }) => kind === "query");
  expect(queries.filter(({ trace, safeguards }) => trace !== "none" || safeguards.length)).toEqual(
    [],
  );
});

test("only these writes leave no audit row", () => {
  const silent = operations.filter(({ trace }) => trace === "ledger").map(({ id }) => id);
  expect(silent.sort()).toEqual([
    "billing.checkBalance",
    "billing.recordCharge",
    "billing.recordCharges",
    "billing.releaseHold",
    "billing.settleHold",
    "quota.refreshDue",
    "quota.sweepHolds",
  ]);
  expect(
    operations.filter(({ trace, safeguards }) => trace === "ledger" && safeguards.length),
  ).toEqual([]);
});

test("whoever asks for a reason takes one", () => {
  const reasoned = operations.filter(({ safeguards }) => safeguards.includes("reason"));
  const taking = reasoned.filter(
    ({ input }) => "reason" in ((input as { shape?: object }).shape ?? {}),
  );
  expect(taking.map(({ id }) => id)).toEqual(reasoned.map(({ id }) => id));
});

test("an approval has a capability that the second person holds too, and a target", () => {
  const highRisk = operations.filter(({ safeguards }) => safeguards.includes("approval"));
  expect(highRisk.filter(({ access }) => !capabilityOf(access))).toEqual([]);
  expect(highRisk.filter(({ approvalTarget }) => !approvalTarget)).toEqual([]);
});

/** The operations that each line of operations.csv stands for; absent ones are yet to come. */
const linesOfCsv: Readonly<Record<string, readonly string[]>> = {
  冻结用户: ["access.freezePerson"],
  批量冻结用户: ["access.freezePeople"],
  修改用户角色: ["access.changeRole"],
  强制下线: ["access.endSessions"],
  重置密码: ["access.resetAdminPassword", "access.createSetupLink"],
  "冻结 Workspace": ["quota.disablePool"],
  修改计划: ["quota.changePlan"],
  数据库迁移: ["quota.movePool", "quota.archivePool", "quota.rebuildPool"],
  密钥轮换: ["quota.rotateSigningSecret"],
  下架应用: ["config.takeOffShelf"],
  审核应用: ["config.publishApproach"],
  处理退款: ["billing.refundCharge"],
  修改计费规则: ["billing.changePrice"],
  轮换密钥: ["access.rotateApiKey"],
  导出审计日志: ["audit.exportLog"],
};

const safeguardOf: Readonly<Record<string, Safeguard | "audit">> = {
  需填写原因: "reason",
  二次确认: "confirmation",
  高危操作: "approval",
  通知用户: "notify",
  审计记录: "audit",
};

const lines = readFileSync("src/test/data/operations.csv", "utf8")
  .replace("\ufeff", "")
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(",") as [string, Capability, string]);

test("operations.csv is covered line by line", () => {
  expect(lines.map(([name]) => name).sort()).toEqual(Object.keys(linesOfCsv).sort());
});

test.each(lines)("%s is opened by %s and safeguarded: %s", (name, capability, safeguard) => {
  const needed = safeguardOf[safeguard]!;
  for (const id of linesOfCsv[name] ?? []) {
    const operation = findOperation(id);
    if (!operation) continue;
    expect({ id, capability: capabilityOf(operation.access) }).toEqual({ id, capability });
    expect(operation.trace).toBe("audit");
    if (needed !== "audit")
      expect({ id, has: operation.safeguards }).toEqual({
        id,
        has: expect.arrayContaining([needed]),
      });
  }
});

/** Operations of operations.csv that do not exist yet. An entry goes when its operation comes. */
const operationsToCome: readonly string[] = [
  "access.freezePeople",
  "billing.changePrice",
  "billing.refundCharge",
  "config.publishApproach",
  "config.takeOffShelf",
  "quota.archivePool",
  "quota.movePool",
  "quota.rotateSigningSecret",
];

test("the operations of operations.csv that are still to come are these", () => {
  const absent = Object.values(linesOfCsv)
    .flat()
    .filter((id) => !findOperation(id));
  expect(absent.sort()).toEqual([...operationsToCome].sort());
});

/** Capabilities that guard no operation yet. An entry goes when its operation comes. */
const capabilitiesToCome: readonly Capability[] = [
  "users.batch.write",
  "apps.detail.read",
  "apps.status.write",
  "apps.versions.write",
  "apps.review.write",
  "apps.domains.write",
  "apps.webhooks.write",
  "billing.invoices.read",
  "billing.refunds.read",
  "billing.refunds.write",
  "billing.anomalies.read",
  "billing.anomalies.write",
  "billing.rules.read",
  "billing.rules.write",
  "security.compliance.read",
  "security.compliance.write",
  "conversations.list.read",
  "conversations.templates.read",
  "conversations.templates.write",
  "conversations.moderation.read",
  "conversations.moderation.write",
  "conversations.strategies.read",
  "templates.list.read",
  "templates.list.write",
  "templates.review.read",
  "templates.review.write",
  "tickets.list.read",
  "tickets.list.write",
  "analytics.subscriptions.read",
  "analytics.subscriptions.write",
  "billing.statements.write",
];

test("the capabilities that guard nothing yet are these", () => {
  const guarding = new Set(operations.map(({ access }) => capabilityOf(access)));
  const idle = capabilities.filter((capability) => !guarding.has(capability));
  expect(idle).toEqual(capabilities.filter((one) => capabilitiesToCome.includes(one)));
});
