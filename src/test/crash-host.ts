import { createServer } from "node:http";
import { assignRequestId } from "@/server/request-id";
import { handleHot } from "@/server/rest/hot";

/** The hot routes in a process of their own, without Next, for tests that kill their server. */
const server = createServer((req, res) => {
  assignRequestId(req, res);
  if (!handleHot(req, res)) res.writeHead(404).end();
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.send?.("ready"));
process.on("disconnect", () => process.exit(0));
