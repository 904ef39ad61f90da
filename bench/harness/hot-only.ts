import { createServer } from "node:http";
import { assignAddress } from "../../src/server/address";
import { assignRequestId } from "../../src/server/request-id";
import { handleHot } from "../../src/server/rest/hot";

/** The hot routes without Next around them: for looking at them alone while tuning. */
const server = createServer((req, res) => {
  assignRequestId(req, res);
  assignAddress(req);
  if (!handleHot(req, res)) res.writeHead(404).end();
});
server.keepAliveTimeout = 75_000;
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.send?.("ready"));
process.on("disconnect", () => process.exit(0));
