import { sql } from "drizzle-orm";
import { boolean, check, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "@/core/columns";

/** Cloud sub-accounts, as far as their AirGate sign-in needs them. */
export const subAccounts = pgTable(
  "iam_sub_accounts",
  {
    id: uuid().primaryKey().defaultRandom(),
    username: text().notNull().unique(),
    displayName: text().notNull(),
    passwordHash: text(),
    loginEnabled: boolean().notNull().default(true),
    mustChangePassword: boolean().notNull().default(false),
    createdAt: instant().notNull().defaultNow(),
    lastSignInAt: instant(),
    /** Sessions opened before this moment no longer count: password changed, sign-in switched off. */
    sessionsValidFrom: instant(),
  },
  ({ username }) => [check("iam_sub_accounts_username", sql`${username} = lower(${username})`)],
);
