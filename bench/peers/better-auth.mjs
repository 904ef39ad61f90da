import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { apiKey } from "@better-auth/api-key";
import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import pg from "pg";
import { answer, keyOf, keys } from "./keys.mjs";

/**
 * better-auth's API keys behind a bare node:http server: each request verifies a key, which takes
 * one from its `remaining` and refills it when due. Its limit of requests per key is off, as the
 * documentation has it for keys that are limited by `remaining`; everything else is as installed.
 */
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.DATABASE_POOL),
});
const auth = betterAuth({
  database: pool,
  baseURL: "http://127.0.0.1",
  secret: process.env.NEXTAUTH_SECRET,
  emailAndPassword: { enabled: true },
  telemetry: { enabled: false },
  plugins: [apiKey({ rateLimit: { enabled: false } })],
});
const { runMigrations } = await getMigrations(auth.options);
await runMigrations();
await fill();

/** One key is made by the API; the others are copies of its row with a key of their own. */
async function fill() {
  const email = "bench@example.edu";
  const { user } = await auth.api.signUpEmail({ body: { email, password: "a-long-one", name: "bench" } });
  const refill = { remaining: 1_000_000_000, refillAmount: 1_000_000_000, refillInterval: 86_400_000 };
  const { id } = await auth.api.createApiKey({ body: { userId: user.id, name: "bench", ...refill } });
  const hashes = keys.map((key) => createHash("sha256").update(key).digest("base64url"));
  await pool.query(
    `insert into apikey select (jsonb_populate_record(null::apikey,
        to_jsonb(a) || jsonb_build_object('id', 'key-' || n, 'key', hash))).*
      from apikey a, unnest($1::text[]) with ordinality as h(hash, n) where a.id = $2`,
    [hashes, id],
  );
  await pool.query("vacuum analyze");
}

const server = createServer((req, res) => {
  auth.api.verifyApiKey({ body: { key: keyOf(req) } }).then(
    ({ valid, key, error }) => answer(res, valid ? 200 : 429, { valid, remaining: key?.remaining, error }),
    (error) => answer(res, 500, { error: String(error) }),
  );
});
server.keepAliveTimeout = 75_000;
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.send("ready"));
process.on("disconnect", () => process.exit(0));
