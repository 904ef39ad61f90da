import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { cloudServer, fault, ok } from "@/test/cloud-server";
import { type VolcengineSettings, volcengine } from "./client";

const freshKey = () => `AKLT${randomUUID()}`;
const clientOf = (endpoint: string, accessKeyId: string, more: Partial<VolcengineSettings> = {}) =>
  volcengine({
    endpoint,
    accessKeyId,
    secretAccessKey: "test-secret-access-key",
    clock: () => new Date(),
    random: () => 0.5,
    ...more,
  });
const balance = ok({ AccountID: 2100000001, AvailableBalance: "1.00" });
/** On a busy machine requests overtake each other on their way by about as much. */
const toleranceMs = 100;
const busiestSecond = (times: number[]) =>
  Math.max(
    ...times.map(
      (from) => times.filter((at) => at >= from && at < from + 1_000 - toleranceMs).length,
    ),
  );

describe("calls of one key and service", () => {
  test("leave five a second to bills, whoever makes the clients", async () => {
    const { endpoint, seen } = await cloudServer(balance);
    const key = freshKey();
    const started = performance.now();
    await Promise.all(
      Array.from({ length: 20 }, () => clientOf(endpoint, key).billing.queryBalanceAcct()),
    );
    const tookMs = performance.now() - started;
    expect(seen.length).toBe(20);
    expect(busiestSecond(seen.map(({ atMs }) => atMs))).toBeLessThanOrEqual(5);
    // Three windows of 1.1 s pass between four groups of five.
    expect(tookMs).toBeGreaterThanOrEqual(3_290);
    expect(tookMs).toBeLessThan(4_500);
  });

  test("do not wait for those of another key or service", async () => {
    const { endpoint, seen } = await cloudServer(balance);
    const key = freshKey();
    const { billing, sts } = clientOf(endpoint, key);
    const crowd = Array.from({ length: 10 }, () => billing.queryBalanceAcct());
    const started = performance.now();
    await Promise.all([
      clientOf(endpoint, freshKey()).billing.queryBalanceAcct(),
      sts.getCallerIdentity().catch(() => {}),
    ]);
    expect(performance.now() - started).toBeLessThan(900);
    await Promise.all(crowd);
    expect(seen.length).toBe(12);
  });

  test("are as many as the settings say", async () => {
    const { endpoint } = await cloudServer(balance);
    const timed = async (perSecond: VolcengineSettings["perSecond"]) => {
      const { billing } = clientOf(endpoint, freshKey(), { perSecond });
      const started = performance.now();
      await Promise.all(Array.from({ length: 12 }, () => billing.queryBalanceAcct()));
      return performance.now() - started;
    };
    expect(await timed("unlimited")).toBeLessThan(900);
    expect(await timed({ billing: 100 })).toBeLessThan(900);
    expect(await timed({ iam: 100 })).toBeGreaterThanOrEqual(2_190);
  });

  test("rest together when one is throttled", async () => {
    const { endpoint, seen } = await cloudServer(fault(429, "AccountFlowLimitExceeded"), balance);
    const { billing } = clientOf(endpoint, freshKey(), { pacing: { baseMs: 2 } });
    await billing.queryBalanceAcct();
    await billing.queryBalanceAcct();
    expect(seen[1]!.atMs - seen[0]!.atMs).toBeGreaterThanOrEqual(999);
    expect(seen.length).toBe(3);
  });

  test("that are given up in the queue are not sent", async () => {
    const { endpoint, seen } = await cloudServer(balance);
    const { billing } = clientOf(endpoint, freshKey(), { perSecond: { billing: 1 } });
    await billing.queryBalanceAcct();
    const given = billing.queryBalanceAcct({ signal: AbortSignal.timeout(50) });
    await expect(given).rejects.toMatchObject({ kind: "not_sent", code: "Cancelled" });
    await billing.queryBalanceAcct();
    expect(seen.length).toBe(2);
  });
});
