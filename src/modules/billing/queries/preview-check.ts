import { query } from "@/core/operation";
import { readTogether } from "@/core/parts";
import { standings } from "@/modules/quota/queries/standing";
import { factParts, factsOf, toRequest } from "../internal/facts";
import { answerCheck } from "../rules/check";
import { BalanceChecked, PreviewCheck } from "../schema/check";

/**
 * What check-balance would answer a person's request now, for whoever explains a refusal: the same
 * facts and the same rule. It writes nothing and promises nothing.
 */
export const previewCheck = query({
  id: "billing.previewCheck",
  access: { capability: "policy.rules.read" },
  input: PreviewCheck,
  output: BalanceChecked,
  async run({ db, now }, input) {
    const request = toRequest(input);
    const reading = readTogether(db, factParts([request]));
    const [facts] = await factsOf([request], reading, standings(db, [request.pool], now), now);
    if (!facts) throw new Error("one request, one answer");
    return answerCheck(facts, undefined);
  },
});
