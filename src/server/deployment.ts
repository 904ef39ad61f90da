import type { ServerResponse } from "node:http";
import { env } from "@/core/env";

/** What pages say of the installation they stand in. */
export const deployment = () => ({ demo: env().AIRGATE_DEMO });

/** Whether browsers reach it over TLS, which a proxy ends. */
export const isServedOverTls = (): boolean => new URL(env().NEXTAUTH_URL).protocol === "https:";

const oneYear = 365 * 24 * 3600;

/** Browsers that came once over TLS come no other way for a year. */
export function assignTransportSecurity(res: ServerResponse): void {
  if (isServedOverTls()) res.setHeader("strict-transport-security", `max-age=${oneYear}`);
}
