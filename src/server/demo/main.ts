import { writeFileSync } from "node:fs";
import { closeDb, db } from "@/core/db";
import { env } from "@/core/env";
import { stopListening } from "@/core/listen";
import { roles, scopes } from "@/core/permissions";
import { createApiKey } from "@/modules/access/commands/api-keys";
import { storeFirstPrices } from "@/modules/billing/commands/prices";
import { storeApproaches } from "@/modules/config/commands/approaches";
import { importPeople } from "@/modules/directory/commands/import";
import { makeAdmins, makePersonPassword, makePortalAccount, password } from "./accounts";
import { asAdmin } from "./callers";
import { approachList, everyday, priceList } from "./catalogue";
import { loadCloud } from "./cloud";
import { makePeople } from "./people";
import { type PoolPlan, planPools } from "./pools";
import { randomFrom } from "./random";
import { type Spender, spend } from "./spending";
import { makeManager, openPools, openTemplates, shutOut, signPeopleIn, topUp } from "./stories";

const days = 90;
const secondsInDay = 86_400;

/**
 * Loads the demo through the real operations and writes what scripts need to the given file. The
 * other file says where the simulated cloud is, when there is one.
 */
async function loadDemo(file: string, simulator: string | undefined): Promise<void> {
  const random = randomFrom(20_260_901);
  const now = new Date();
  const begin = new Date(now.getTime() - days * secondsInDay * 1_000);
  const [store, zone] = [db(), env().TIME_ZONE];

  tell("people and models");
  const people = makePeople(random);
  await importPeople(store, people);
  const admins = await makeAdmins(store, begin);
  await storeApproaches(store, approachList);
  await storeFirstPrices(store, priceList, begin);
  const key = await createApiKey(asAdmin(admins.super_admin, now), {
    name: "聊天后端（演示）",
    scopes: [...scopes],
    expiresAt: null,
    rateLimit: 5_000,
  });

  tell("quota pools");
  const plans = planPools(random, people);
  await openPools(plans, admins.admin, begin);
  await openTemplates(["staff", "student", "everyone"], admins.admin, begin);
  const regulars = people.filter(() => random.chance(0.6)).map(({ upn }) => upn);
  await signPeopleIn(regulars, key.id, begin);

  tell("ninety days of use");
  await topUp(random, plans, admins.admin, { from: begin, days });
  const spenders = [...plans.map(sharedSpender), ...regulars.map((upn) => personalSpender(upn))];
  const settings = { spenders, keyId: key.id, zone, until: now, days };
  const subAccount = { username: "drama-lab", password: password() };
  // The cloud takes few calls a second: charges are booked while it is waited for.
  const [count, cloud] = await Promise.all([
    spend(random, settings, (share) => tell(`use ${Math.round(share * 100)} %`)),
    loadCloud({ simulator, admins, now, portalPassword: subAccount.password }),
  ]);
  if (!cloud) {
    await makePortalAccount(store, { username: subAccount.username, secret: subAccount.password });
  }

  tell(`${count} charges; managers and the portal`);
  const managed = plans.slice(0, 4).map(({ name }) => name);
  const manager = plans[0]?.members[0] ?? "";
  await makeManager(manager, managed, admins.admin, now);
  await shutOut(regulars.slice(10, 12), admins.admin, now);
  const demo = {
    baseUrl: env().NEXTAUTH_URL,
    apiKey: key.secret,
    admins: Object.fromEntries(
      roles.map((role) => [role, { email: admins[role].email, password: admins[role].password }]),
    ),
    manager: { upn: manager, password: await makePersonPassword(store, manager), pools: managed },
    subAccount,
    pools: plans.map(({ name, members, approaches }) => ({ name, members, approaches })),
    databaseUrl: env().DATABASE_URL,
  };
  writeFileSync(file, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
}

/** How many days one period has, roughly; a pool that never refreshes lasts the whole story. */
const lengthInDays = { hour: 1 / 24, day: 1, week: 7, month: 30 };

function sharedSpender({
  name,
  members,
  approaches,
  allowance,
  appetite,
  refresh,
}: PoolPlan): Spender {
  const period = refresh.every < 0 ? days : refresh.every * lengthInDays[refresh.unit];
  const coinsPerDay = (allowance * appetite) / period;
  return { pool: name, members, approaches, coinsPerDay };
}

const personalSpender = (upn: string): Spender => ({
  pool: `personal:${upn}`,
  members: [upn],
  approaches: everyday,
  coinsPerDay: 0.6,
});

const tell = (what: string) => process.stdout.write(`${what}\n`);

const [file, simulator] = process.argv.slice(2);
if (!file) throw new Error("usage: demo <file for what scripts need> [<file of the simulator>]");
await loadDemo(file, simulator);
await stopListening();
await closeDb();
