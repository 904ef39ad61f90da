import { z } from "zod";
import { Instant } from "@/core/inputs";

const ShownKey = z.object({
  id: z.string(),
  active: z.boolean(),
  /** Null where the cloud did not say. */
  createdAt: Instant.nullable(),
  lastUsedAt: Instant.nullable(),
  /** The service it was last used with, as the cloud names it. */
  lastService: z.string().nullable(),
});
export const AccessKeys = z.object({
  keys: z.array(ShownKey),
  /** How many the cloud lets one user have. */
  most: z.int(),
  /** When the cloud showed this; null when it never did. */
  asOf: Instant.nullable(),
  /** Asked just now; else what it showed last, because it did not answer. */
  live: z.boolean(),
  failed: z.string().nullable(),
});
export type AccessKeys = z.output<typeof AccessKeys>;
