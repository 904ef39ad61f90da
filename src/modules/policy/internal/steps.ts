import type { Db } from "@/core/db";
import { approachIndex, offeredIn } from "@/modules/config/queries/approaches";
import { personStates } from "@/modules/directory/queries/states";
import type { Enforce, EnforceReason, ExplainStep } from "../schema/enforce";

/** Each step of check-balance that the policy can answer for; null for another kind of question. */
export async function checkSteps(
  db: Db,
  { sub, pool, obj, act }: Enforce,
  dom: string,
  reason: EnforceReason,
): Promise<ExplainStep[] | null> {
  if (pool === undefined || act !== "use" || !obj.startsWith("model/")) return null;
  const [people, approaches] = await Promise.all([personStates(db, [sub]), approachIndex().get()]);
  const approach = approaches.get(obj.slice("model/".length));
  const refused = <C extends EnforceReason>(code: C) => (reason === code ? code : "OK");
  return [
    { step: "person", code: personCode(people.get(sub)) },
    { step: "member", code: refused("NOT_A_MEMBER") },
    { step: "approach", code: approachCode(approach && offeredIn(approach, dom)) },
    { step: "dark_room", code: refused("ACCESS_DENIED") },
    { step: "permission", code: refused("MODEL_NOT_ALLOWED") },
  ];
}

const personCode = (state: "active" | "frozen" | undefined) =>
  state === undefined ? "USER_NOT_FOUND" : state === "frozen" ? "USER_FROZEN" : "OK";

const approachCode = (offered: boolean | undefined) =>
  offered === undefined ? "APPROACH_NOT_FOUND" : offered ? "OK" : "APPROACH_OFF_SHELF";
