import { z } from "zod";

/** One page of work; `more` says that another call would find some. */
export const UpkeepPage = z.object({ limit: z.int().min(1).max(2_000).default(500) });
export const PoolsRefreshed = z.object({ refreshed: z.int(), more: z.boolean() });
export const HoldsSwept = z.object({ expired: z.int(), more: z.boolean() });
