import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { people } from "@/modules/directory/tables";
import { admin, apiKey, testContext } from "@/test/context";
import { db } from "@/test/database";
import { givenUser } from "@/test/given";
import { checkBalance } from "../commands/check-balance";
import { previewCheck } from "./preview-check";

const coin = 1_000_000;
const questionOf = ({ upn, pool, approach }: Awaited<ReturnType<typeof givenUser>>) => ({
  upn,
  quota_pool: pool,
  approach_id: approach,
});

test("the preview is the answer of check-balance, before and after a freeze", async () => {
  const user = await givenUser(db, { remaining: 10 * coin, booster: 5 * coin });
  const question = questionOf(user);
  const { ctx } = testContext({ actor: admin("support") });
  const { ctx: backend } = testContext({ actor: apiKey("balance:check") });

  const open = await previewCheck(ctx, question);
  expect(open).toMatchObject({ ok: true, code: "OK", available: 15 * coin });
  expect(open).toEqual(await checkBalance(backend, question));

  await db.update(people).set({ frozenAt: new Date() }).where(eq(people.upn, user.upn));
  const frozen = await previewCheck(ctx, question);
  expect(frozen).toMatchObject({ ok: false, code: "USER_FROZEN", available: null });
  expect(frozen).toEqual(await checkBalance(backend, question));
});

test("a role that may not read the policy is refused", async () => {
  const question = questionOf(await givenUser(db));
  for (const role of ["finance", "viewer"] as const) {
    const { ctx } = testContext({ actor: admin(role) });
    await expect(previewCheck(ctx, question)).rejects.toMatchObject({ kind: "forbidden" });
  }
});
