import { createServer } from "node:http";
import postgres from "postgres";

/**
 * The yardstick of `check-balance`: a bare node:http server that does one prepared single-row
 * select by key and answers it as JSON. The connection pool is as large as the product's.
 */
const sql = postgres(process.env.DATABASE_URL ?? "", {
  max: Number(process.env.DATABASE_POOL ?? 10),
  onnotice: () => undefined,
});

const server = createServer((req, res) => {
  const name = (req.url ?? "").slice(1);
  sql`select name, label, remaining, booster from quota_pools where name = ${name}`.then(
    ([row]) => {
      const body = JSON.stringify(row ?? null);
      res
        .writeHead(200, {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
        })
        .end(body);
    },
    (error) => res.writeHead(500).end(String(error)),
  );
});
server.keepAliveTimeout = 75_000;
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.send?.("ready"));
process.on("disconnect", () => process.exit(0));
