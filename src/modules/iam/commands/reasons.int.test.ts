import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/test/database";
import { fresh } from "@/test/given";
import { changeItems, changes } from "../change-tables";
import { openChange } from "../internal/opening";
import { requireSubAccount } from "../queries/sub-account";
import type { ItemSubject } from "../schema/changes";
import { cloudAccounts, subAccounts } from "../tables";
import { type DisableReason, disableFor, liftReason } from "./reasons";

const now = new Date("2026-03-01T08:00:00Z");
const by = { requestedBy: "a test", now };
const policy = { type: "System" as const, name: "ArkFullAccess" };

const [account] = await db
  .insert(cloudAccounts)
  .values({
    name: fresh("cloud"),
    accountNumber: fresh("210"),
    accessKeyId: "AKLTtest",
    sealedSecret: "sealed",
    verifiedAt: now,
    createdAt: now,
  })
  .returning({ id: cloudAccounts.id });

async function given(values: Partial<typeof subAccounts.$inferInsert> = {}) {
  const id = randomUUID();
  const userName = fresh("user");
  await db.insert(subAccounts).values({
    id,
    cloudAccountId: account!.id,
    userName,
    username: userName,
    displayName: "子账号",
    ...values,
  });
  return {
    id,
    add: (reason: DisableReason) =>
      db.transaction((tx) => disableFor(tx, id, { reason, note: "because", ...by })),
    lift: (reason: DisableReason) => db.transaction((tx) => liftReason(tx, id, { reason, ...by })),
    open: (items: readonly ItemSubject[], kind: "grants" | "keys" | "console_login" = "grants") =>
      openChange(db, { subAccountId: id, kind, items, secret: "Pass-word 1", ...by }),
    changes: () =>
      db.select().from(changes).where(eq(changes.subAccountId, id)).orderBy(asc(changes.seq)),
    row: () => requireSubAccount(db, id),
  };
}

const itemsOf = (changeId: string) =>
  db
    .select({ subject: changeItems.subject, state: changeItems.state, code: changeItems.code })
    .from(changeItems)
    .where(eq(changeItems.changeId, changeId))
    .orderBy(asc(changeItems.position));

test("the first reason opens the disable, later ones add themselves, the last one lifted enables", async () => {
  const { id, add, lift, changes, row } = await given();
  const event = { name: "iam/change.opened", data: { subAccountId: id } };
  expect(await add("exhausted")).toEqual([event]);
  expect(await add("exhausted")).toEqual([]);
  expect(await add("manual")).toEqual([]);
  expect(await row()).toMatchObject({
    disabledReasons: ["exhausted", "manual"],
    disabledAt: now,
  });
  expect(await changes()).toMatchObject([
    {
      kind: "disable",
      state: "open",
      detail: { reason: "exhausted", note: "because" },
      requestedBy: "a test",
    },
  ]);

  expect(await lift("exhausted")).toEqual([]);
  expect(await lift("exhausted")).toEqual([]);
  expect(await row()).toMatchObject({ disabledReasons: ["manual"], disabledAt: now });
  expect(await lift("manual")).toEqual([event]);
  expect(await lift("manual")).toEqual([]);
  expect(await row()).toMatchObject({ disabledReasons: [], disabledAt: null });
  expect((await changes()).map(({ kind, state }) => [kind, state])).toEqual([
    ["disable", "superseded"],
    ["enable", "open"],
  ]);
});

test("a disable takes over what open edits had not done, and keeps what opens nothing", async () => {
  const { add, open, changes } = await given();
  const [kept, gone] = ["AKLTkept", "AKLTgone"];
  await open([
    { verb: "attach", grant: { ...policy, project: "" } },
    { verb: "detach", grant: { ...policy, project: "web" } },
  ]);
  await open([{ verb: "set_password", allowed: true, resetRequired: true }], "console_login");
  await open(
    [
      { verb: "set_key", key: kept, active: false },
      { verb: "delete_key", key: gone },
      { verb: "create_key" },
    ],
    "keys",
  );
  await add("manual");
  const [edit, login, keys, disable] = await changes();
  expect([edit, login, keys, disable].map((one) => one?.state)).toEqual([
    "superseded",
    "open",
    "open",
    "open",
  ]);
  expect([login?.sealedSecret, edit?.sealedSecret]).toEqual([expect.any(String), null]);
  expect(await itemsOf(login!.id)).toMatchObject([{ subject: { allowed: false } }]);
  expect(await itemsOf(keys!.id)).toMatchObject([
    { state: "undone", code: "superseded" },
    { state: "waiting", subject: { verb: "delete_key" } },
    { state: "undone" },
  ]);
  expect(await itemsOf(disable!.id)).toMatchObject([
    {
      subject: {
        verb: "plan",
        pending: {
          detach: [{ ...policy, project: "web" }],
          keys: [{ id: kept, active: false }],
          login: true,
        },
      },
    },
  ]);
});

test("a key that may have been made is withdrawn", async () => {
  const { add, open, changes } = await given();
  await open([{ verb: "create_key", known: ["AKLTold"] }], "keys");
  const [change] = await changes();
  await db.update(changeItems).set({ state: "sent" }).where(eq(changeItems.changeId, change!.id));
  await add("manual");
  expect(await itemsOf(change!.id)).toMatchObject([
    { state: "waiting", subject: { verb: "withdraw_key", known: ["AKLTold"] } },
  ]);
});

test("an enable that comes before the disable has planned hands on what edits meant to take away", async () => {
  const { add, lift, open, changes } = await given();
  const leaving = { ...policy, project: "" };
  await open([{ verb: "detach", grant: leaving }]);
  await add("manual");
  await lift("manual");
  const enable = (await changes()).at(-1)!;
  expect(await itemsOf(enable.id)).toMatchObject([{ subject: { pending: { detach: [leaving] } } }]);
  await add("security");
  const disable = (await changes()).at(-1)!;
  expect(await itemsOf(disable.id)).toMatchObject([
    { subject: { pending: { detach: [leaving] } } },
  ]);
});

test("who is leaving, or knows no cloud, gets no change", async () => {
  const leaving = await given({ state: "deleting" });
  expect(await leaving.add("exhausted")).toEqual([]);
  expect(await leaving.row()).toMatchObject({ disabledReasons: [] });
  const portalOnly = await given({ cloudAccountId: null, userName: null });
  expect(await portalOnly.add("manual")).toEqual([]);
  expect(await portalOnly.row()).toMatchObject({ disabledReasons: ["manual"] });
  expect(await portalOnly.changes()).toEqual([]);
  const absent = db.transaction((tx) => disableFor(tx, randomUUID(), { reason: "manual", ...by }));
  await expect(absent).rejects.toMatchObject({ code: "iam.sub_account_not_found" });
});

test("twenty reasons at once open one disable", async () => {
  const { add, changes } = await given();
  const reasons = Array.from({ length: 20 }, (_, n): DisableReason => {
    return (["manual", "exhausted", "security"] as const)[n % 3]!;
  });
  await Promise.all(reasons.map(add));
  expect((await changes()).map(({ kind }) => kind)).toEqual(["disable"]);
});
