import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { admin, job, testContext } from "@/test/context";
import { givenDelivery, givenReceiver, withoutTargets } from "@/test/given-alerts";
import { replayDelivery } from "./replay";
import { switchTarget } from "./targets";

const receiver = await givenReceiver();
afterAll(() => receiver.close());
beforeEach(withoutTargets);

const given = (values: Parameters<typeof givenDelivery>[1] = {}) => givenDelivery(receiver, values);

test("a dead delivery is replayed with ten attempts anew, and not twice at once", async () => {
  const { alertId, deliver, delivery, path, target } = await given();
  const { ctx, recorded } = testContext({ actor: admin("ops") });
  receiver.answers(path, (count) => ({ status: count === 1 ? 410 : 204 }));
  await deliver();
  const { id } = await delivery();
  await expect(replayDelivery(ctx, { id })).rejects.toMatchObject({
    code: "alerts.target_disabled",
    details: { name: target.name },
  });
  await switchTarget(testContext().ctx, { id: target.id, enabled: true });
  await replayDelivery(ctx, { id });
  await expect(replayDelivery(ctx, { id })).rejects.toMatchObject({
    code: "alerts.delivery_waits",
  });
  expect(await delivery()).toMatchObject({ state: "waiting", attempts: 0 });
  expect(recorded).toMatchObject([
    {
      audit: { action: "notification_delivery.replay", targetId: id, old: { state: "dead" } },
      events: [{ name: "alerts/delivery.due", data: { alertId } }],
    },
  ]);
});

test.each([
  ["finance", admin("finance")],
  ["a viewer", admin("viewer")],
  ["a job", job("alerts.deliver")],
])("%s replays nothing, and an absent delivery is not found", async (_who, actor) => {
  const { delivery } = await given();
  const { id } = await delivery();
  const trying = replayDelivery(testContext({ actor }).ctx, { id });
  await expect(trying).rejects.toMatchObject({ kind: "forbidden" });
  const absent = replayDelivery(testContext().ctx, { id: randomUUID() });
  await expect(absent).rejects.toMatchObject({ code: "alerts.delivery_not_found" });
});
