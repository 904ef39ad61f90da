import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { admin, manager, testContext } from "@/test/context";
import { db } from "@/test/database";
import { givenPerson } from "@/test/given";
import { createApiKey } from "../commands/api-keys";
import { listActorNames } from "./actor-names";

test("people and keys are called by their names, and unknown ids are left out", async () => {
  const upn = await givenPerson(db, { displayName: "宋雨" });
  const key = createApiKey.input.parse({
    name: "chat",
    scopes: ["balance:check"],
    rateLimit: 5,
    expiresAt: null,
  });
  const { id } = await createApiKey(testContext().ctx, key);
  const { ctx } = testContext({ actor: admin("viewer") });

  const ids = [upn, id, "nobody@link.example.edu", randomUUID(), "quota.refresh"];
  const names = await listActorNames(ctx, { ids });
  expect(new Map(names.map((row) => [row.id, row.name]))).toEqual(
    new Map([
      [upn, "宋雨"],
      [id, "chat"],
    ]),
  );
});

test("a manager learns no names by guessing ids", async () => {
  const { ctx } = testContext({ actor: manager(), grants: { "uniauth/bill": ["some-pool"] } });
  await expect(listActorNames(ctx, { ids: ["a@b.edu"] })).rejects.toMatchObject({
    kind: "forbidden",
  });
});
