import type { PolicyRule } from "../schema/rules";
import type { Question, Rule } from "./decide";

type Asker = Pick<Question, "subjects" | "dom" | "at">;

/** May the subjects use the approach? */
export const modelQuestion = (asker: Asker, approach: string): Question => ({
  ...asker,
  obj: `model/${approach}`,
  act: "use",
});

/** May the subjects enter the platform? A deny here is the dark room for all of it. */
export const entryQuestion = (asker: Asker): Question => ({
  ...asker,
  obj: "platform",
  act: "entry",
});

/** A stored rule as decisions take it. */
export const toRule = ({ id, sub, dom, obj, act, eft, expires_at }: PolicyRule): Rule => ({
  id,
  sub,
  dom,
  obj,
  act,
  eft,
  expiresAt: expires_at?.getTime() ?? null,
});
