import { serve } from "inngest/next";
import type { NextRequest } from "next/server";
import { inngest, ownSettings } from "@/core/inngest";
import { functions } from "@/server/jobs/functions";

export const dynamic = "force-dynamic";

type Handlers = ReturnType<typeof serve>;
let handlers: Handlers | undefined;

/** Made at the first request, because a build has no environment. */
const served = (): Handlers => {
  handlers ??= serve({
    client: inngest(),
    functions: functions(inngest()),
    // The embedded runner signs its sync; an Inngest server may ask for it unsigned.
    ...(ownSettings().embedded ? { enableUnauthedSync: false } : {}),
  });
  return handlers;
};

export const GET = (request: NextRequest) => served().GET(request, undefined);
export const POST = (request: NextRequest) => served().POST(request, undefined);
export const PUT = (request: NextRequest) => served().PUT(request, undefined);
