import { isReady } from "@/server/readiness";

export const dynamic = "force-dynamic";

/** Readiness: the database answers and has this build's migrations. */
export async function GET() {
  const ready = await isReady();
  return Response.json({ status: ready ? "ready" : "not ready" }, { status: ready ? 200 : 503 });
}
