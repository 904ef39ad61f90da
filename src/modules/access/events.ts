import { z } from "zod";

/** Somebody's password was reset or a link to set it was made; they are told. */
export const PasswordReset = {
  name: "access/password.reset",
  data: z.object({ upn: z.string(), by: z.string() }),
};
