import { AlertSteps } from "@/modules/config/schema/cloud";
import type { RouterOutputs } from "@/trpc/client";

export type Prepaid = RouterOutputs["quota"]["prepaid"];
export type General = RouterOutputs["config"]["cloudSettings"];
export type Mode = Prepaid["whenExhausted"];

export type AlertDraft = { ownSteps: boolean; steps: string; mode: Mode | "inherit" };

type Stands = Pick<Prepaid, "ownSteps" | "steps" | "ownMode" | "whenExhausted">;
export const alertDraftOf = ({ ownMode, ownSteps, steps, whenExhausted }: Stands): AlertDraft => ({
  ownSteps,
  steps: steps.join(", "),
  mode: ownMode ? whenExhausted : "inherit",
});

/** What would be saved; a code where the steps cannot be read. */
export function readAlerts({ mode, ownSteps, steps }: AlertDraft) {
  const whenExhausted = mode === "inherit" ? null : mode;
  if (!ownSteps) return { settings: { alertSteps: null, whenExhausted }, problem: undefined };
  const parsed = AlertSteps.safeParse(
    steps
      .split(/[\s,，、%]+/)
      .filter(Boolean)
      .map((text) => (/^\d{1,3}$/.test(text) ? Number(text) : 0)),
  );
  return parsed.success
    ? { settings: { alertSteps: parsed.data, whenExhausted }, problem: undefined }
    : { settings: undefined, problem: parsed.error.issues[0]?.message };
}
