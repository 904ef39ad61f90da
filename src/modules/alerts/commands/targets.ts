import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { newSigningSecret } from "@/integrations/webhook/signing";
import { sealSecret, sealUrl, shownAddress } from "../internal/seals";
import {
  auditedTarget,
  buryDeliveries,
  requireFreeName,
  requireUrl,
} from "../internal/target-facts";
import { lockTarget } from "../queries/targets";
import {
  AddTarget,
  EditTarget,
  SwitchTarget,
  TargetChanged,
  TargetId,
  TargetSecret,
} from "../schema/targets";
import { targets } from "../tables";

/**
 * Adds a place that notifications go to. The secret of a webhook is made here and stands in this
 * answer alone; a Feishu bot's is entered, if it checks signatures.
 * @throws alerts.url_refused, alerts.bot_url_refused, alerts.name_taken, alerts.secret_not_taken
 */
export const addTarget = command({
  id: "alerts.addTarget",
  access: { capability: "security.config.write" },
  safeguards: ["confirmation"],
  input: AddTarget,
  output: TargetSecret,
  async run({ db, actor, now }, { url, secret: entered, ...target }) {
    requireUrl(target.kind, url);
    const isWebhook = target.kind === "webhook";
    if (isWebhook && entered) throw new DomainError("invalid", "alerts.secret_not_taken");
    await requireFreeName(db, target.name);

    const id = randomUUID();
    const address = shownAddress(url);
    const secret = isWebhook ? newSigningSecret() : entered || null;
    await db.insert(targets).values({
      ...target,
      id,
      sealedUrl: sealUrl(id, url),
      address,
      sealedSecret: secret ? sealSecret(id, secret) : null,
      createdBy: actor.id,
      createdAt: now,
    });

    return {
      result: { id, secret: isWebhook ? secret : null },
      audit: {
        action: "notification_target.add",
        targetType: "notification_target",
        targetId: id,
        old: null,
        new: { ...auditedTarget({ ...target, address }), signed: secret !== null },
        reason: null,
      },
    };
  },
});

/**
 * Changes a target's name, which alerts it takes, its language, and, where one is given, its address.
 * @throws alerts.target_not_found, alerts.url_refused, alerts.bot_url_refused, alerts.name_taken
 */
export const editTarget = command({
  id: "alerts.editTarget",
  access: { capability: "security.config.write" },
  safeguards: ["confirmation"],
  input: EditTarget,
  output: TargetChanged,
  async run({ db }, { id, url, ...wanted }) {
    const target = await lockTarget(db, id);
    if (url !== undefined) requireUrl(target.kind, url);
    await requireFreeName(db, wanted.name, id);

    const moved =
      url === undefined ? {} : { sealedUrl: sealUrl(id, url), address: shownAddress(url) };
    const after = { ...target, ...wanted, ...moved };
    await db
      .update(targets)
      .set({ ...wanted, ...moved })
      .where(eq(targets.id, id));

    return {
      result: { id },
      audit: {
        action: "notification_target.edit",
        targetType: "notification_target",
        targetId: id,
        old: auditedTarget(target),
        new: { ...auditedTarget(after), moved: url !== undefined },
        reason: null,
      },
    };
  },
});

/**
 * Switches a target off, or on again, whatever had switched it off. What was waiting is dead when it
 * goes off, and can be replayed when it is on.
 * @throws alerts.target_not_found
 */
export const switchTarget = command({
  id: "alerts.switchTarget",
  access: { capability: "security.config.write" },
  safeguards: ["confirmation"],
  input: SwitchTarget,
  output: TargetChanged,
  async run({ db }, { id, enabled }) {
    const target = await lockTarget(db, id);
    if (target.enabled === enabled) return { result: { id }, audit: null };

    const disabledBecause = enabled ? null : "by_hand";
    await db.update(targets).set({ enabled, disabledBecause }).where(eq(targets.id, id));
    const buried = enabled ? 0 : await buryDeliveries(db, id, "target_disabled");

    return {
      result: { id },
      audit: {
        action: enabled ? "notification_target.enable" : "notification_target.disable",
        targetType: "notification_target",
        targetId: id,
        old: { enabled: target.enabled, disabledBecause: target.disabledBecause },
        new: { enabled, disabledBecause, ...(enabled ? {} : { buried }) },
        reason: null,
      },
    };
  },
});

/**
 * Removes a target: its address and secrets are erased, its deliveries stay as history.
 * @throws alerts.target_not_found
 */
export const removeTarget = command({
  id: "alerts.removeTarget",
  access: { capability: "security.config.write" },
  safeguards: ["confirmation"],
  input: TargetId,
  output: TargetChanged,
  async run({ db, now }, { id }) {
    const target = await lockTarget(db, id);
    const erased = { sealedUrl: "", sealedPrevious: null, previousUntil: null };
    await db
      .update(targets)
      .set({
        ...erased,
        sealedSecret: target.sealedSecret === null ? null : "",
        enabled: false,
        disabledBecause: "by_hand",
        removedAt: now,
      })
      .where(eq(targets.id, id));
    const buried = await buryDeliveries(db, id, "target_removed");

    return {
      result: { id },
      audit: {
        action: "notification_target.remove",
        targetType: "notification_target",
        targetId: id,
        old: auditedTarget(target),
        new: { buried },
        reason: null,
      },
    };
  },
});
