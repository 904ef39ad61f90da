import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { createTrpcContext } from "@/server/trpc/init";
import { appRouter } from "@/server/trpc/root";

const handler = (req: Request) =>
  fetchRequestHandler({
    endpoint: "/api/trpc",
    // A query with an input longer than an address comes as a POST; commands never come as a GET.
    allowMethodOverride: true,
    // One request must not become thousands of refusals to audit.
    maxBatchSize: 20,
    req,
    router: appRouter,
    createContext: () => createTrpcContext(req.headers),
    responseMeta: () => ({ headers: new Headers({ "cache-control": "no-store" }) }),
  });

export { handler as GET, handler as POST };
