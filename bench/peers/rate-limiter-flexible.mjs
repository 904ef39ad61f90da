import { createServer } from "node:http";
import pg from "pg";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { answer, keyOf, keys } from "./keys.mjs";

/** The PostgreSQL limiter of rate-limiter-flexible behind a bare node:http server. */
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.DATABASE_POOL),
});
const limiter = await new Promise((resolve, reject) => {
  const made = new RateLimiterPostgres(
    { storeClient: pool, tableName: "limits", keyPrefix: "key", points: 1_000_000_000, duration: 86_400 },
    (error) => (error ? reject(error) : resolve(made)),
  );
});
await Promise.all(keys.map((key) => limiter.consume(key)));
await pool.query("vacuum analyze limits");

const server = createServer((req, res) => {
  limiter.consume(keyOf(req)).then(
    ({ remainingPoints }) => answer(res, 200, { remaining: remainingPoints }),
    (refused) => answer(res, refused instanceof Error ? 500 : 429, { error: String(refused) }),
  );
});
server.keepAliveTimeout = 75_000;
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.send("ready"));
process.on("disconnect", () => process.exit(0));
