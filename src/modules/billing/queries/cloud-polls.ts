import { desc, eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { query } from "@/core/operation";
import { readSetting } from "@/modules/config/queries/settings";
import { cloudSettings } from "@/modules/config/schema/cloud";
import { cloudAccountsInUse } from "@/modules/iam/queries/cloud";
import { billAccounts, billPolls } from "../cloud-tables";
import { isLeased } from "../internal/cloud-leases";
import { nextPollAt } from "../rules/cloud-periods";
import { ListPolls, PollsRead } from "../schema/cloud-polls";

/** The cloud accounts whose bills are to be polled now, for the job that does. */
export async function duePolls(db: Db, now: Date): Promise<string[]> {
  const accounts = await standings(db);
  return accounts
    .filter(({ isPolling, nextAt }) => !isPolling && nextAt <= now)
    .map(({ id }) => id);
}

const neverPolled = { startedAt: null, wantedAt: null, failures: 0 };

/** Accounts in use with how their polls stand; one that was never polled has no row. */
async function standings(db: Db) {
  const { pollIntervalMinutes } = await readSetting(db, cloudSettings);
  const inUse = await cloudAccountsInUse(db);
  const rows = await db.select({ row: billAccounts, isPolling: isLeased }).from(billAccounts);
  const byId = new Map(rows.map((one) => [one.row.cloudAccountId, one]));
  return inUse.map(({ id, name }) => {
    const found = byId.get(id);
    return {
      id,
      name,
      row: found?.row,
      isPolling: found?.isPolling ?? false,
      nextAt: nextPollAt(found?.row ?? neverPolled, pollIntervalMinutes),
    };
  });
}

/** How the polls of cloud accounts in use stand, and the last of them, newest first. */
export const listPolls = query({
  id: "billing.listPolls",
  access: { capability: "iam.accounts.read" },
  input: ListPolls,
  output: PollsRead,
  async run({ db, now }, { cloudAccountId, limit }) {
    const accounts = await pollStandings(db, now);
    const polls = await db
      .select()
      .from(billPolls)
      .where(cloudAccountId ? eq(billPolls.cloudAccountId, cloudAccountId) : undefined)
      .orderBy(desc(billPolls.startedAt), desc(billPolls.period))
      .limit(limit);
    return {
      accounts: accounts.filter(
        (account) => cloudAccountId === undefined || account.cloudAccountId === cloudAccountId,
      ),
      polls,
    };
  },
});

/** How the polls of each cloud account in use stand. */
export const pollStandings = async (db: Db, now: Date) =>
  (await standings(db)).map((account) => shown(account, now));

type Standing = Awaited<ReturnType<typeof standings>>[number];

const nothingYet = {
  wantedAt: null,
  asOf: null,
  startedAt: null,
  finishedAt: null,
  failures: 0,
  code: null,
  message: null,
  usageReadAt: null,
  usageCode: null,
};

function shown({ id, name, row, isPolling, nextAt }: Standing, now: Date) {
  const { wantedAt, asOf, startedAt, finishedAt, failures, code, message, ...usage } =
    row ?? nothingYet;
  const { usageReadAt, usageCode } = usage;
  return {
    cloudAccountId: id,
    name,
    state: stateOf({ isPolling, failures, finishedAt }),
    ...{ wantedAt, asOf, startedAt, finishedAt, failures, code, message, usageReadAt, usageCode },
    nextAt: nextAt > now ? nextAt : now,
  };
}

function stateOf(at: { isPolling: boolean; failures: number; finishedAt: Date | null }) {
  if (at.isPolling) return "polling" as const;
  if (at.failures > 0) return "failed" as const;
  return at.finishedAt ? ("ok" as const) : ("never" as const);
}
