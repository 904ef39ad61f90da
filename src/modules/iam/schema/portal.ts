import { z } from "zod";
import { Instant } from "@/core/inputs";
import { NewPassword } from "@/core/passwords";
import { AnyReason } from "./status";

export const ChangePortalPassword = z.object({ password: NewPassword });
export const PortalPasswordChanged = z.object({ signInAgain: z.literal(true) });

export const MySubAccount = z.object({
  id: z.uuid(),
  username: z.string(),
  name: z.string(),
  mustChangePassword: z.boolean(),
  /** Why, and since when, it may do nothing in the cloud; null while it may. */
  disabled: z.object({ reasons: z.array(AnyReason), since: Instant.nullable() }).nullable(),
});
export const Nothing = z.object({});
