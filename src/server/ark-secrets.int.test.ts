import { randomUUID } from "node:crypto";
import { Writable } from "node:stream";
import pino from "pino";
import { expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { once } from "@/core/once";
import { admin, subAccount } from "@/test/context";
import { sql } from "@/test/database";
import { fresh } from "@/test/given";
import { arkRow, givenArkOwner, givenKeyInCloud } from "@/test/given-ark";
import { settle } from "@/test/given-cloud";
import { cloudOfFile } from "@/test/simulator";
import { createCaller } from "./trpc/root";

const cloud = cloudOfFile();
const lines: string[] = [];
/** Everything that is logged, and more than the product logs: no level and no field is left out. */
const sink = new Writable({
  write: (chunk: Buffer, _, done) => {
    lines.push(chunk.toString());
    done();
  },
});
once("logger", () => pino({ level: "trace" }, sink));

const reason = "handed over to the lab";
/** What reads and refusals answered; the answers that reveal are kept apart. */
const answers: unknown[] = [];
const keep = async <T>(asked: Promise<T>): Promise<T | undefined> =>
  asked.then(
    (answer) => {
      answers.push(answer);
      return answer;
    },
    (error) => {
      const { message, stack, cause, code } = error;
      answers.push({ message, stack, code, cause: { ...cause, message: cause?.message } });
      return undefined;
    },
  );

const as = (actor: Actor) =>
  createCaller({
    caller: {
      actor,
      requestId: fresh("r"),
      ip: "203.0.113.9",
      userAgent: "test",
      session: { handle: "h", confirmedAt: new Date() },
    },
    sameOrigin: true,
  }).iam;

/** All rows of all tables, as text. */
async function everythingStored(): Promise<string> {
  const tables = await sql<{ name: string }[]>`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
    from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
  const rows: string[] = [];
  for (const { name } of tables) {
    const found = await sql.unsafe(`select t::text as row from ${name} t`).catch(() => []);
    rows.push(...found.map(({ row }) => String(row)));
  }
  expect(tables.length).toBeGreaterThan(30);
  expect(rows.length).toBeGreaterThan(20);
  return rows.join("\n");
}

/** Everything that is done with keys, once as it should be and once refused; the plaintexts of it. */
async function story(): Promise<string[]> {
  const { account, project, subAccountId } = await givenArkOwner(cloud());
  const byHand = await givenKeyInCloud(account);
  const [ops, own] = [as(admin("super_admin")), as(subAccount(subAccountId))];
  const place = () => ({ subAccountId, project, name: fresh("key") });
  const done = () => settle(account, subAccountId);
  const plaintexts: string[] = [byHand.plaintext];
  const shown = async (asked: Promise<{ apiKey: string }>) => {
    plaintexts.push((await asked).apiKey);
  };

  const arkKeyId = randomUUID();
  await keep(ops.createArkKey({ requestId: arkKeyId, ...place() }));
  await done();
  await shown(ops.takeNewArkKey({ arkKeyId }));
  await keep(ops.takeNewArkKey({ arkKeyId }));
  await shown(ops.revealArkKey({ arkKeyId, reason }));
  await shown(own.revealMyArkKey({ arkKeyId }));
  await keep(ops.rotateArkKey({ arkKeyId, reason }));
  await done();
  await shown(ops.takeNewArkKey({ arkKeyId }));

  await keep(ops.enterArkKey({ ...place(), apiKey: byHand.plaintext }));
  await keep(ops.enterArkKey({ ...place(), apiKey: byHand.plaintext }));
  const unread = randomUUID();
  const effect = { kind: "body" as const, status: 503 };
  cloud().control.addFault({ action: "GetRawApiKey", times: 50, effect });
  await keep(ops.createArkKey({ requestId: unread, ...place() }));
  await settle(account, subAccountId, 2).catch(() => undefined);
  cloud().control.clearFaults();
  const wrong = randomUUID();
  plaintexts.push(wrong);
  await keep(ops.fillArkKey({ arkKeyId: unread, apiKey: wrong }));
  const number = (await arkRow(unread))?.cloudKeyId ?? "";
  const right = await account.cloud.ark.getRawApiKey({ Id: number, ProjectName: project });
  plaintexts.push(right);
  await keep(ops.fillArkKey({ arkKeyId: unread, apiKey: right }));
  await keep(ops.fillArkKey({ arkKeyId: unread, apiKey: `${right}**` }));
  await done();

  await keep(ops.createAccessKey({ subAccountId, requestId: randomUUID() }));
  await done();
  plaintexts.push((await ops.takeKeySecret({ subAccountId })).secretAccessKey);
  await keep(ops.takeKeySecret({ subAccountId }));
  await keep(ops.deleteArkKey({ arkKeyId, reason }));
  await done();
  await keep(ops.arkKeys({ subAccountId, limit: 50 }));
  await keep(ops.arkKeys({ subAccountId, status: "deleted", limit: 50 }));
  await keep(ops.arkKey({ arkKeyId: unread }));
  await keep(ops.accessKeys({ subAccountId }));
  await keep(ops.subAccount({ subAccountId }));
  await keep(ops.changes({ subAccountId, limit: 50 }));
  await keep(own.myArkKeys({}));
  return [...new Set(plaintexts)];
}

test("no key and no secret is stored, logged, told in an error or answered but where it is revealed", async () => {
  const plaintexts = await story();
  expect(plaintexts).toHaveLength(6);
  const places = {
    stored: await everythingStored(),
    logged: lines.join(""),
    answered: JSON.stringify(answers),
    asked: JSON.stringify(cloud().control.calls({})),
  };
  expect(places.stored).toContain("sub_account.ark_key.reveal");
  expect(places.stored).toContain("create_ark_key");
  expect(places.answered).toContain("iam.ark_key_mismatch");
  expect(places.answered).toContain("iam.ark_key_present");
  for (const [place, text] of Object.entries(places)) {
    for (const plaintext of plaintexts) {
      expect([place, text.includes(plaintext)]).toEqual([place, false]);
    }
  }
});
