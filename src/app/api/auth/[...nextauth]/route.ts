import type { NextRequest } from "next/server";
import { handleAuth } from "@/server/auth";
import { authActions } from "@/server/auth-actions";

type Params = { params: Promise<{ nextauth: string[] }> };

async function handler(request: NextRequest, context: Params): Promise<Response> {
  const now = new Date();
  return handleAuth(request, context, await authActions(request.headers, now), now);
}

export { handler as GET, handler as POST };
