import { byKey, laneDb } from "@/core/db";
import { grouped } from "@/core/group";
import { once } from "@/core/once";
import { ledgerCommand } from "@/core/operation";
import { readTogether } from "@/core/parts";
import { standings } from "@/modules/quota/queries/standing";
import { factParts, factsOf, type Request, toRequest } from "../internal/facts";
import { book } from "../internal/lanes";
import { answerCheck } from "../rules/check";
import { BalanceChecked, CheckBalance } from "../schema/check";

/**
 * Says whether a person may use an approach on a pool now, and what is left (product.md §5). A
 * refusal is an answer (`ok`, `code`), not an error. Reads only; with `hold` it also keeps the
 * amount free under the pool's lock, once per hold id.
 * @throws billing.hold_reused (conflict) when the hold's id came with other content
 */
export const checkBalance = ledgerCommand({
  id: "billing.checkBalance",
  access: { scope: "balance:check" },
  input: CheckBalance,
  output: BalanceChecked,
  async run({ now }, input) {
    const request = toRequest(input);
    const { hold } = input;
    if (!hold) return { result: await look({ now, request }) };
    const call = { kind: "hold" as const, request, holdId: hold.id, input: { ...input, hold } };
    return { result: (await book(now, call)) as BalanceChecked };
  },
});

type Look = { now: Date; request: Request };

/** Concurrent checks read together; none of them waits for another's lock. */
const look = (item: Look): Promise<BalanceChecked> =>
  once("billing.checks", () => grouped({ lanes: 2, max: 64, run: lookTogether }))(item);

async function lookTogether(items: readonly Look[], lane: number) {
  const [first] = items;
  if (!first) return [];
  const requests = items.map(({ request }) => request);
  const db = laneDb(`checks.${lane}`, byKey);
  const pools = standings(
    db,
    requests.map(({ pool }) => pool),
    first.now,
  );
  const reading = readTogether(db, factParts(requests));
  const facts = await factsOf(requests, reading, pools, first.now);
  return facts.map((one) => ({ value: answerCheck(one, undefined) }));
}
