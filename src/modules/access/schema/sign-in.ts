import { z } from "zod";
import { TypedPassword } from "@/core/passwords";

/** Who may sign in: an admin by e-mail, a person by UPN, a sub-account by user name. */
export const SignInKind = z.enum(["admin", "person", "sub_account"]);
export type SignInKind = z.output<typeof SignInKind>;

export const SignIn = z.object({
  kind: SignInKind,
  login: z
    .string()
    .trim()
    .toLowerCase()
    .min(1, "access.login_required")
    .max(190, "access.login_required"),
  password: TypedPassword,
  userAgent: z.string().max(400).nullable(),
});

/** A refusal is an answer, not an error, because counting the failure must be stored. */
export const SignInRefused = z.object({
  ok: z.literal(false),
  code: z.enum(["access.bad_credentials", "access.sign_in_delayed", "access.console_not_granted"]),
  /** Seconds until the next attempt is heard. */
  seconds: z.int(),
});

export const SignedIn = z.object({
  ok: z.literal(true),
  /** The new session's secret: it goes into the cookie and nowhere else. */
  token: z.string(),
  session: z.uuid(),
});

export const SignInAnswer = z.discriminatedUnion("ok", [SignedIn, SignInRefused]);
export type SignInAnswer = z.output<typeof SignInAnswer>;

export const ConfirmIdentity = z.object({ password: TypedPassword });

export const IdentityConfirmed = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), confirmedAt: z.date() }),
  SignInRefused,
]);
