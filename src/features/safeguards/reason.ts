import { Reason } from "@/core/inputs";

/** The code of what is wrong with a reason; undefined when it will do. */
export function reasonProblem(text: string): string | undefined {
  const parsed = Reason.safeParse(text);
  return parsed.success ? undefined : parsed.error.issues[0]?.message;
}
