import { env } from "@/core/env";

/** What pages say of the installation they stand in. */
export const deployment = () => ({ demo: env().AIRGATE_DEMO });
