import { z } from "zod";
import { scopes } from "@/core/permissions";
import { CapabilityName } from "./roles";

export const OpenedOperation = z.object({
  id: z.string(),
  kind: z.enum(["query", "command"]),
  safeguards: z.array(z.enum(["reason", "confirmation", "approval", "notify"])),
});

/** What each capability and each scope opens; an empty list is one that guards nothing yet. */
export const Openings = z.object({
  capabilities: z.array(
    z.object({ capability: CapabilityName, operations: z.array(OpenedOperation) }),
  ),
  scopes: z.array(z.object({ scope: z.enum(scopes), operations: z.array(OpenedOperation) })),
});
