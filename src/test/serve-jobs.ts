import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { NextRequest } from "next/server";
import { inngestHandlers } from "@/server/jobs/handler";

/** Serves the product's own handlers, as the Next route does. */
export async function serveHandlers() {
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    const method = req.method as keyof typeof inngestHandlers;
    const request = new NextRequest(`http://${req.headers.host}${req.url}`, {
      method,
      headers: req.headers as Record<string, string>,
      ...(method === "GET" ? {} : { body: Buffer.concat(chunks) }),
    });
    const answer = await inngestHandlers[method](request);
    res.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}`, close: () => server.close() };
}
