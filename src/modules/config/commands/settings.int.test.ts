import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { z } from "zod";
import { admin, apiKey, manager, subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import { fresh, givenApproach } from "@/test/given";
import { listApproaches } from "../queries/approach-list";
import { getPoolTemplates } from "../queries/settings";
import { personalPoolTemplates, SetPoolTemplates } from "../schema/templates";
import { settings } from "../tables";
import { setPoolTemplates } from "./settings";

const { ctx } = testContext();
const everyone = personalPoolTemplates.initial.slice(-1);
const wanted = (templates: z.input<typeof SetPoolTemplates>["templates"] = everyone) =>
  SetPoolTemplates.parse({ templates, reason: "one for all" });

test("until somebody sets them the initial templates count", async () => {
  const { templates } = await getPoolTemplates(ctx, {});
  expect(templates.map(({ name }) => name)).toEqual(["staff", "student", "everyone"]);
});

test("templates are replaced, recorded as an API would show them, and again changes nothing", async () => {
  const { ctx: own, recorded } = testContext();
  await setPoolTemplates(own, wanted());
  await setPoolTemplates(own, wanted());
  expect((await getPoolTemplates(ctx, {})).templates).toMatchObject([{ name: "everyone" }]);
  expect(recorded).toMatchObject([
    {
      audit: {
        action: "config.templates.change",
        targetId: "personal_pool_templates",
        old: { templates: [{ allowance: "200" }, { allowance: "50" }, { allowance: "0" }] },
        new: { templates: [{ name: "everyone", allowance: "0" }] },
        reason: "one for all",
      },
    },
    { audit: null },
  ]);
});

test("a stored value that is no template fails loudly", async () => {
  const { key } = personalPoolTemplates;
  await db.update(settings).set({ value: [] }).where(eq(settings.key, key));
  await expect(getPoolTemplates(ctx, {})).rejects.toThrow("config.templates_none");
  await db.delete(settings).where(eq(settings.key, key));
});

test.each([
  { who: "a role without the capability", actor: admin("admin") },
  { who: "a manager", actor: manager() },
  { who: "an API key", actor: apiKey("config:write") },
  { who: "a sub-account", actor: subAccount() },
])("$who may not set templates", async ({ actor }) => {
  const foreign = testContext({ actor, grants: { "uniauth/bill": ["x"] } }).ctx;
  await expect(setPoolTemplates(foreign, wanted())).rejects.toMatchObject({ kind: "forbidden" });
});

test("approaches come in display order, page by page, to admins, managers and API keys", async () => {
  const mark = fresh("mark");
  const ids = [
    await givenApproach(db, { labelZh: `${mark} 丙`, position: 3 }),
    await givenApproach(db, { labelZh: `${mark} 甲`, position: 1 }),
    await givenApproach(db, { labelEn: `${mark} B`, position: 2, onShelf: false }),
  ];
  const first = await listApproaches(ctx, { search: mark, limit: 2 });
  expect(first.rows.map(({ id }) => id)).toEqual([ids[1], ids[2]]);
  const rest = await listApproaches(ctx, { search: mark, limit: 2, cursor: first.next! });
  expect(rest).toMatchObject({ rows: [{ id: ids[0] }], next: null });
  const shelved = await listApproaches(ctx, { search: mark, onShelf: false, limit: 5 });
  expect(shelved.rows).toMatchObject([{ id: ids[2] }]);

  const granted = { actor: manager(), grants: { "uniauth/bill": ["x"] } };
  for (const setting of [granted, { actor: apiKey("config:read") }]) {
    const page = await listApproaches(testContext(setting).ctx, { search: mark, limit: 5 });
    expect(page.rows).toHaveLength(3);
  }
  const outside = listApproaches(testContext({ actor: manager() }).ctx, { limit: 5 });
  await expect(outside).rejects.toMatchObject({ kind: "forbidden" });
  await expect(listApproaches(ctx, { cursor: "x", limit: 5 })).rejects.toMatchObject({
    code: "config.cursor_invalid",
  });
});
