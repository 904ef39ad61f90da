import { NewPassword, passwordLength } from "@/core/passwords";

/** The code of what forbids a password; undefined when the rules allow it. */
export function passwordProblem(password: string): string | undefined {
  const parsed = NewPassword.safeParse(password);
  return parsed.success ? undefined : parsed.error.issues[0]?.message;
}

/** Advice, not a rule: a long password is a strong one, whatever signs are in it. */
export type Strength = "none" | "refused" | "fair" | "good" | "strong";

export function strengthOf(password: string): Strength {
  if (password === "") return "none";
  if (passwordProblem(password)) return "refused";
  const length = [...password].length;
  if (length >= passwordLength.advised) return "strong";
  return length >= goodLength ? "good" : "fair";
}

const goodLength = 12;
