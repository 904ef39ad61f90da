import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "@/core/columns";
import type { ChangeDetail, ItemSubject } from "./schema/changes";
import { subAccounts } from "./tables";

/** What is being done, or was done, to a sub-account in the cloud: the intent and its outcome. */
export const changes = pgTable(
  "iam_changes",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Changes of one sub-account are carried out in this order, one at a time. */
    seq: integer().generatedAlwaysAsIdentity().notNull(),
    subAccountId: uuid()
      .notNull()
      .references(() => subAccounts.id),
    kind: text({
      enum: [
        "create",
        "profile",
        "grants",
        "console_login",
        "disable",
        "enable",
        "keys",
        "ark_key",
        "delete",
      ],
    }).notNull(),
    /** `undoing` takes back what an everything-or-nothing change had already done. */
    state: text({ enum: ["open", "undoing", "done", "undone", "superseded"] }).notNull(),
    detail: jsonb().$type<ChangeDetail>().notNull(),
    /** A password on its way to the cloud, sealed; gone when the change has ended. */
    sealedSecret: text(),
    /** Who asked, as the audit log names them. */
    requestedBy: text().notNull(),
    openedAt: instant().notNull(),
    endedAt: instant(),
    attempts: integer().notNull().default(0),
    /** Not before this moment is it tried again. */
    dueAt: instant().notNull(),
    /** Somebody is at work until then, unless they died. */
    leasedUntil: instant(),
    leaseToken: uuid(),
    /** The refusal that ended it or holds it up: a stable code and the cloud's own words. */
    code: text(),
    message: text(),
  },
  ({ subAccountId, seq, state, dueAt }) => [
    index("iam_changes_history").on(subAccountId, seq),
    index("iam_changes_due").on(dueAt).where(sql`${state} in ('open', 'undoing')`),
  ],
);

/** One thing of a change that the cloud is asked for; each may be repeated without harm. */
export const changeItems = pgTable(
  "iam_change_items",
  {
    changeId: uuid()
      .notNull()
      .references(() => changes.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    subject: jsonb().$type<ItemSubject>().notNull(),
    /** `sent` is written before a call that must not be made twice blindly. */
    state: text({ enum: ["waiting", "sent", "done", "failed", "undone"] }).notNull(),
    attempts: integer().notNull().default(0),
    code: text(),
    message: text(),
    at: instant(),
  },
  ({ changeId, position }) => [primaryKey({ columns: [changeId, position] })],
);
