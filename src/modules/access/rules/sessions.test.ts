import { expect, test } from "vitest";
import { endOfSession, isConfirmed, isLive, isNoteDue } from "./sessions";

const signedInAt = new Date("2026-03-01T08:00:00Z");
const after = (hours: number) => new Date(signedInAt.getTime() + hours * 3_600_000);
const session = {
  lastSeenAt: signedInAt,
  expiresAt: endOfSession(signedInAt),
  revokedAt: null,
  confirmedAt: signedInAt,
};
const millisecond = 1 / 3_600_000;

test("a session ends after 8 hours without use", () => {
  expect(isLive(session, after(8 - millisecond))).toBe(true);
  expect(isLive(session, after(8))).toBe(false);
});

test("a session in use ends 12 hours after sign-in", () => {
  const used = { ...session, lastSeenAt: after(11) };
  expect(isLive(used, after(12 - millisecond))).toBe(true);
  expect(isLive(used, after(12))).toBe(false);
});

test("a revoked session is over at once", () => {
  expect(isLive({ ...session, revokedAt: signedInAt }, signedInAt)).toBe(false);
});

test("a typed password confirms for five minutes", () => {
  expect(isConfirmed(session, after(5 / 60))).toBe(true);
  expect(isConfirmed(session, after(5 / 60 + millisecond))).toBe(false);
});

test("use is noted once a minute", () => {
  expect(isNoteDue(session, after(1 / 60 - millisecond))).toBe(false);
  expect(isNoteDue(session, after(1 / 60))).toBe(true);
});
