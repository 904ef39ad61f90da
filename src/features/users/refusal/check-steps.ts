import type { CheckCode } from "@/modules/billing/schema/check";

/** The questions of check-balance in its order, and the codes with which each refuses. */
const questions = [
  { step: "person", codes: ["USER_NOT_FOUND", "USER_FROZEN"] },
  { step: "pool", codes: ["POOL_NOT_FOUND"] },
  { step: "enabled", codes: ["POOL_DISABLED"] },
  { step: "member", codes: ["NOT_A_MEMBER"] },
  { step: "approach", codes: ["APPROACH_NOT_FOUND", "APPROACH_OFF_SHELF"] },
  { step: "dark_room", codes: ["ACCESS_DENIED"] },
  { step: "permission", codes: ["MODEL_NOT_ALLOWED"] },
  { step: "money", codes: ["TOKEN_NOT_ENOUGH"] },
] as const satisfies readonly { step: string; codes: readonly CheckCode[] }[];

export type CheckStep = {
  step: (typeof questions)[number]["step"];
  /** The first refusal ends it: what comes after was never asked. */
  state: "passed" | "refused" | "unasked";
};

/** How far a request came, step by step, from the one code that check-balance answers. */
export function checkSteps(code: CheckCode): CheckStep[] {
  const end = questions.findIndex(({ codes }) => (codes as readonly CheckCode[]).includes(code));
  return questions.map(({ step }, at) => ({
    step,
    state: end < 0 || at < end ? "passed" : at === end ? "refused" : "unasked",
  }));
}
