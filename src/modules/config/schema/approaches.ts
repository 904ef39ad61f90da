import { z } from "zod";
import { ApproachId, PageRequest } from "@/core/inputs";

export const ListApproaches = z
  .object({
    /** Somewhere in the id or a label. */
    search: z.string().trim().max(100).optional(),
    onShelf: z.boolean().optional(),
  })
  .extend(PageRequest.shape);

export const ApproachPage = z.object({
  rows: z.array(
    z.object({
      id: ApproachId,
      labelZh: z.string(),
      labelEn: z.string(),
      provider: z.string(),
      kind: z.enum(["chat", "reasoning", "image", "video", "embedding", "speech", "tool"]),
      onShelf: z.boolean(),
      domains: z.array(z.string()),
    }),
  ),
  next: z.string().nullable(),
});
