import { z } from "zod";
import { NewPassword } from "@/core/passwords";

export const ChangePortalPassword = z.object({ password: NewPassword });
export const PortalPasswordChanged = z.object({ signInAgain: z.literal(true) });

export const MySubAccount = z.object({
  id: z.uuid(),
  username: z.string(),
  name: z.string(),
  mustChangePassword: z.boolean(),
});
export const Nothing = z.object({});
