import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { stopListening } from "@/core/listen";
import { admin, job, testContext, visitor } from "@/test/context";
import { db } from "@/test/database";
import { givenAdmin, sessionsOf } from "@/test/given-access";
import { openSession } from "../internal/sessions";
import { countFailure } from "../internal/throttle";
import { sessions, signInFailures } from "../tables";
import { sweepSessions } from "./sweep";

afterAll(() => stopListening());

const start = new Date("2026-03-01T08:00:00Z");
const days = (count: number) => new Date(start.getTime() + count * 24 * 3_600_000);
const sweep = (now: Date) => {
  const { ctx, recorded } = testContext({ actor: job("access.sweep"), now });
  return sweepSessions(ctx, {}).then((swept) => ({ swept, recorded }));
};

test("what ended a month ago goes, what may still be asked for stays", async () => {
  const { id } = await givenAdmin();
  const open = (now: Date) =>
    openSession(db, { subject: { type: "admin", id }, ip: "", userAgent: null, now });
  await open(start);
  const revoked = await open(days(20));
  await db
    .update(sessions)
    .set({ revokedAt: days(20) })
    .where(eq(sessions.handle, revoked.handle));
  const kept = await open(days(30));
  const attempt = { account: `admin:${id}`, from: "192.0.2.7", spread: false };
  await countFailure(db, attempt, days(30));

  expect((await sweep(days(30))).swept).toEqual({ sessions: 0, failures: 0 });
  const { swept, recorded } = await sweep(days(51));
  expect(swept).toEqual({ sessions: 2, failures: 2 });
  expect(recorded).toMatchObject([{ audit: { action: "session.sweep", old: swept } }]);
  expect((await sessionsOf(id)).map(({ handle }) => handle)).toEqual([kept.handle]);
  const left = await db
    .select()
    .from(signInFailures)
    .where(eq(signInFailures.account, attempt.account));
  expect(left).toEqual([]);
  expect((await sweep(days(51))).recorded).toMatchObject([{ audit: null }]);
});

test.each([admin(), job("quota.refresh"), visitor()])(
  "nobody else sweeps: $type",
  async (actor) => {
    const { ctx } = testContext({ actor });
    await expect(sweepSessions(ctx, {})).rejects.toThrow(/access\.(denied|sign_in_required)/);
  },
);
