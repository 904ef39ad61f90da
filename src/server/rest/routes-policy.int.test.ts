import { expect, test } from "vitest";
import { db } from "@/test/database";
import { fresh, givenApproach, givenUser } from "@/test/given";
import { ask } from "@/test/published";
import { givenKey } from "@/test/rest";

const key = await givenKey();
type Rule = { id: number; sub: string; obj: string };

test("a permission is decided and explained as check-balance has it", async () => {
  const { upn, pool, approach } = await givenUser(db);
  const body = { sub: upn, obj: `model/${approach}`, act: "use", pool };
  expect((await ask("POST /enforce", { key, body })).answer).toEqual({
    allowed: true,
    verdict: "allow",
    reason_code: "OK",
  });
  const { answer } = await ask("POST /enforce/explain", { key, body });
  expect(answer).toMatchObject({
    allowed: true,
    allows: [{ rule: { sub: pool }, path: [upn, pool] }],
    flip: { add: [], join: [] },
  });
  const other = { ...body, obj: `model/${await givenApproach(db)}` };
  expect((await ask("POST /enforce", { key, body: other })).answer.reason_code).toBe(
    "MODEL_NOT_ALLOWED",
  );
  const wrong = await ask("POST /enforce", {
    key,
    body: { ...body, pool: undefined, obj: "model/*", sub: "*" },
  });
  expect((wrong.answer.issues as { path: string }[]).map(({ path }) => path)).toEqual([
    "sub",
    "obj",
  ]);
  const needed = await ask("POST /enforce", { key, body: { ...body, sub: pool } });
  expect(needed.answer.issues).toMatchObject([{ path: "sub", code: "policy.person_needed" }]);
});

test("policies are added once, listed, and removed once", async () => {
  const sub = fresh("lab");
  const rules = ["a", "b"].map((name) => ({
    sub,
    dom: "*",
    obj: `model/${name}`,
    act: "use",
    eft: "allow",
  }));
  const body = { rules, reason: "新课题组" };
  const added = await ask("POST /policies", { key, body });
  expect([added.status, (added.answer.added as Rule[]).length]).toEqual([201, 2]);
  const again = await ask("POST /policies", { key, body });
  expect(again.answer).toMatchObject({ added: [], duplicates: added.answer.added });

  const first = await ask("GET /policies", { key }, {}, `?sub=${sub}&obj=model/&limit=1`);
  expect(first.answer.rows).toMatchObject([{ sub, obj: "model/b" }]);
  const rest = await ask("GET /policies", { key }, {}, `?sub=${sub}&cursor=${first.answer.next}`);
  expect(rest.answer).toMatchObject({ rows: [{ obj: "model/a" }], next: null });
  const wrong = await ask("GET /policies", { key }, {}, "?cursor=x");
  expect([wrong.status, wrong.answer.code]).toEqual([400, "CURSOR_INVALID"]);

  const ids = (added.answer.added as Rule[]).map(({ id }) => id);
  const away = { ids, reason: "课题结束" };
  const removed = await ask("DELETE /policies", { key, body: away });
  expect([removed.status, removed.answer]).toEqual([
    200,
    { removed: added.answer.added, absent: [] },
  ]);
  expect((await ask("DELETE /policies", { key, body: away })).answer).toEqual({
    removed: [],
    absent: ids,
  });
});

test("a policy that cannot be is refused with its place in the list", async () => {
  const rule = { sub: "lab", dom: "*", obj: "model/x", act: "use", eft: "allow" };
  const rules = [
    rule,
    { ...rule, act: "entry" },
    { ...rule, obj: "door" },
    { ...rule, eft: "may" },
  ];
  const { status, answer } = await ask("POST /policies", { key, body: { rules } });
  expect(status).toBe(400);
  expect((answer.issues as { path: string }[]).map(({ path }) => path)).toEqual(
    expect.arrayContaining(["rules.1.act", "rules.2.obj", "rules.3.eft", "reason"]),
  );
});
