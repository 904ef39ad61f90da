import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { stopListening } from "@/core/listen";
import { people } from "@/modules/directory/tables";
import { signIn } from "@/server/sign-in";
import { testContext, visitor } from "@/test/context";
import { db } from "@/test/database";
import { fresh } from "@/test/given";
import { givenAdmin, password, sessionsOf } from "@/test/given-access";
import { admins, signInFailures } from "../tables";

afterAll(() => stopListening());

const start = new Date("2026-03-01T08:00:00Z");
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);

function attempt(login: string, from: string, given: { password?: string; now?: Date } = {}) {
  const { ctx } = testContext({ actor: visitor(from), now: given.now ?? start });
  const typed = given.password ?? password;
  return signIn(ctx, { kind: "admin", login, password: typed, userAgent: null });
}
const wrong = { password: "tulips before rain" };
const bad = { code: "access.bad_credentials" };
const delayed = { code: "access.sign_in_delayed" };
const nobody = () => `${fresh("nobody")}@link.example.edu`;

/** One password on many accounts. */
async function spray(from: string, times: number) {
  for (let i = 0; i < times; i += 1) {
    expect(await attempt(nobody(), from, wrong)).toMatchObject(bad);
  }
}

/** What earlier attempts on many accounts left. */
const failedBefore = (network: string, failures: number) =>
  db.insert(signInFailures).values({
    account: "*",
    ip: network,
    failures,
    lastAt: start,
    blockedUntil: new Date(0),
  });

test("one address that guesses on many accounts is slowed, on known and unknown ones alike", async () => {
  const from = "203.0.113.20";
  const victim = await givenAdmin();
  await spray(from, 50);
  expect(await attempt(nobody(), from, wrong)).toMatchObject({ ...delayed, seconds: 1 });
  expect(await attempt(victim.email, from)).toMatchObject({ ...delayed, seconds: 1 });
  expect(await attempt(victim.email, from, { ...wrong, now: after(1) })).toMatchObject(bad);
  expect(await attempt(victim.email, from, { now: after(2) })).toMatchObject({ seconds: 1 });
  expect(await sessionsOf(victim.id)).toEqual([]);
});

test("it locks nobody out: not elsewhere, not who is known at the address, and nobody for long", async () => {
  const from = "203.0.113.21";
  const [colleague, newcomer] = [await givenAdmin(), await givenAdmin()];
  expect(await attempt(colleague.email, from)).toMatchObject({ ok: true });
  await failedBefore(from, 49);
  let now = start;
  for (let i = 0; i < 12; i += 1) {
    expect(await attempt(nobody(), from, { ...wrong, now })).toMatchObject(bad);
    now = new Date(now.getTime() + 120_000);
  }
  expect(await attempt(colleague.email, from)).toMatchObject({ ok: true });
  expect(await attempt(newcomer.email, "198.51.100.8")).toMatchObject({ ok: true });
  expect(await attempt(newcomer.email, from, { now })).toMatchObject({ ok: true });
});

test("a success at an address does not open it for more guesses", async () => {
  const from = "203.0.113.22";
  const own = await givenAdmin();
  await failedBefore(from, 47);
  expect(await attempt(own.email, from)).toMatchObject({ ok: true });
  await spray(from, 3);
  expect(await attempt(nobody(), from, wrong)).toMatchObject(delayed);
});

test("all addresses of an IPv6 /64 are one, for one account and for many", async () => {
  const at = (i: number) => `2001:db8:7:7::${(i + 1).toString(16)}`;
  const victim = await givenAdmin();
  await failedBefore("2001:db8:7:7::/64", 43);
  for (let i = 0; i < 5; i += 1) {
    expect(await attempt(victim.email, at(i), wrong)).toMatchObject(bad);
  }
  expect(await attempt(victim.email, at(99), wrong)).toMatchObject(delayed);
  await spray(at(97), 2);
  expect(await attempt(nobody(), at(98), wrong)).toMatchObject(delayed);
  expect(await attempt(nobody(), "2001:db8:7:8::1", wrong)).toMatchObject(bad);
  expect(await attempt(nobody(), "::ffff:203.0.113.23", wrong)).toMatchObject(bad);
  const rows = await db.select().from(signInFailures).where(eq(signInFailures.ip, "203.0.113.23"));
  expect(rows).toHaveLength(2);
});

test("who is known at an IPv6 network is known with its other addresses", async () => {
  const { email } = await givenAdmin();
  expect(await attempt(email, "2001:db8:9:9::1")).toMatchObject({ ok: true });
  await failedBefore("2001:db8:9:9::/64", 49);
  await spray("2001:db8:9:9::bad", 1);
  expect(await attempt(nobody(), "2001:db8:9:9::2", wrong)).toMatchObject(delayed);
  expect(await attempt(email, "2001:db8:9:9::2")).toMatchObject({ ok: true });
});

test("of parallel guesses on many accounts no more are answered than are free", async () => {
  const from = "203.0.113.24";
  await failedBefore(from, 40);
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => attempt(nobody(), from, wrong)),
  );
  const answered = answers.filter((one) => !one.ok && one.code === "access.bad_credentials");
  expect(answered).toHaveLength(10);
});

/** Holds an admin's row while `meanwhile` runs, then changes it and lets go. */
async function changeBeside<T>(
  id: string,
  meanwhile: () => Promise<T>,
  change: { admin?: object; person?: object },
): Promise<T> {
  let answer: Promise<T> | undefined;
  await db.transaction(async (tx) => {
    await tx.select().from(admins).where(eq(admins.upn, id)).for("update");
    answer = meanwhile();
    await new Promise((resolve) => setTimeout(resolve, 300));
    if (change.admin) await tx.update(admins).set(change.admin).where(eq(admins.upn, id));
    if (change.person) await tx.update(people).set(change.person).where(eq(people.upn, id));
  });
  return answer as Promise<T>;
}

test.each([
  ["a new password", { admin: { passwordHash: "$argon2id$another" } }],
  ["a disabled account", { admin: { disabledAt: start } }],
  ["a freeze", { person: { frozenAt: start } }],
])("%s that comes while the old password is tried keeps it out", async (_what, change) => {
  const { id, email } = await givenAdmin();
  const answer = await changeBeside(id, () => attempt(email, "192.0.2.30"), change);
  expect(answer).toMatchObject({ ok: false, ...bad });
  expect(await sessionsOf(id)).toEqual([]);
});

test("a flood of sign-ins is refused beyond its queue, keeps no connection, and counts nothing", async () => {
  const from = (i: number) => `198.51.100.${i}`;
  const flood = Array.from({ length: 200 }, (_, i) => attempt(nobody(), from(i), wrong));
  const begun = performance.now();
  await db.select().from(admins).limit(1);
  expect(performance.now() - begun).toBeLessThan(1_000);
  const answers = await Promise.allSettled(flood);
  const busy = answers.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(busy.length).toBeGreaterThan(0);
  for (const reason of busy) {
    expect(reason).toMatchObject({ kind: "rate_limited", code: "password.busy" });
  }
  const refused = answers.flatMap((one, i) => (one.status === "rejected" ? [from(i)] : []));
  const rows = await db.select().from(signInFailures);
  expect(rows.filter(({ ip }) => refused.includes(ip))).toEqual([]);
});
