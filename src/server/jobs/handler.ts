import { serve } from "inngest/next";
import type { NextRequest } from "next/server";
import { env } from "@/core/env";
import { inngest, ownSettings } from "@/core/inngest";
import { functions } from "./functions";

type Handlers = ReturnType<typeof serve>;
let handlers: Handlers | undefined;

/** Made at the first request, because a build has no environment. */
function served(): Handlers {
  handlers ??= serve({
    client: inngest(),
    functions: functions(inngest()),
    // The embedded runner signs its sync; an Inngest server may ask for it unsigned, and is then told
    // our own address, whatever host the request named.
    ...(ownSettings().embedded
      ? { enableUnauthedSync: false }
      : { serveOrigin: new URL(env().NEXTAUTH_URL).origin }),
  });
  return handlers;
}

/** The executor protocol of the product's jobs. */
export const inngestHandlers = {
  GET: (request: NextRequest) => served().GET(request, undefined),
  POST: (request: NextRequest) => served().POST(request, undefined),
  PUT: (request: NextRequest) => served().PUT(request, undefined),
};
