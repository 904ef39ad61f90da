import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { findAttributes } from "@/modules/directory/queries/attributes";
import { addMembers, setTemplate } from "@/modules/policy/commands/groupings";
import { personalPool } from "@/modules/policy/rules/names";
import { requireFields } from "../internal/field-access";
import { openPool } from "../internal/opening";
import { alignPool, pendingChanges, type Wanted, wantedFor } from "../internal/personal";
import { lockSettings, requirePool, saveSettings } from "../internal/pools";
import {
  OverridesReset,
  PersonSignedIn,
  ResetOverrides,
  SignInPerson,
  TemplateField,
} from "../schema/personal";

/**
 * Makes the person's personal pool at the first call and brings it up to date with its template at
 * every later one: all parameters at once, except remaining, booster and overrides (product.md §3).
 * Parallel first calls make one pool; a call that finds nothing to do locks nothing.
 * @throws directory.user_not_found (not_found), quota.person_frozen (forbidden)
 */
export const signInPerson = command({
  id: "quota.signInPerson",
  access: { scope: "people:sign-in" },
  input: SignInPerson,
  output: PersonSignedIn,
  async run({ db, actor, now }, { upn }) {
    const wanted = await wantedFor(db, await requirePerson(db, upn));
    const pool = personalPool(upn);
    const answer = { upn, pool, template: wanted.template.name };

    if (await createPersonal(db, upn, wanted, actor.id, now)) {
      return { result: { ...answer, created: true, updated: [] }, audit: created(pool, wanted) };
    }
    if (!pendingChanges(await requirePool(db, pool), wanted)) {
      return { result: { ...answer, created: false, updated: [] }, audit: null };
    }

    const changes = await alignPool(db, pool, wanted, now);
    await setTemplate(db, pool, wanted.template.name);

    return {
      result: { ...answer, created: false, updated: changes?.fields ?? [] },
      audit: changes
        ? {
            action: "pool.personal.align",
            targetType: "pool",
            targetId: pool,
            old: changes.old,
            new: changes.new,
            reason: null,
          }
        : null,
    };
  },
});

async function requirePerson(db: Db, upn: string) {
  const person = await findAttributes(db, upn);
  if (!person) throw new DomainError("not_found", "directory.user_not_found", { upn });
  if (person.shut) throw new DomainError("forbidden", "quota.person_frozen", { upn });
  return person;
}

async function createPersonal(
  db: Db,
  upn: string,
  { template, label }: Wanted,
  actorId: string,
  now: Date,
): Promise<boolean> {
  const name = personalPool(upn);
  const { refresh, allowance, disabled } = template;
  const settings = { label, allowance, disabled, template: template.name, ...refresh };
  const pool = { name, personalUpn: upn, ...settings };
  const opened = await openPool(db, pool, { requestId: "opening", actorId }, now);
  if (!opened) return false;
  await addMembers(db, name, [upn], "personal", now);
  await setTemplate(db, name, template.name);
  return true;
}

const created = (pool: string, { template, label }: Wanted) => ({
  action: "pool.personal.create",
  targetType: "pool",
  targetId: pool,
  old: null,
  new: { label, template: template.name },
  reason: null,
});

/**
 * Gives up overrides of a personal pool, so that its template decides again, at once. Each field
 * needs its own capability.
 * @throws quota.pool_not_found, directory.user_not_found (not_found), access.denied
 */
export const resetOverrides = command({
  id: "quota.resetOverrides",
  access: { capability: "workspaces.detail.read", scope: "pools:write" },
  safeguards: ["reason"],
  input: ResetOverrides,
  output: OverridesReset,
  async run(call, { upn, fields, reason }) {
    const { db, now } = call;
    const name = personalPool(upn);
    const pool = await lockSettings(db, name, now);
    const person = await findAttributes(db, upn);
    if (!person) throw new DomainError("not_found", "directory.user_not_found", { upn });
    const overridden = TemplateField.array().parse(pool.overrides);
    const given = overridden.filter((field) => fields?.includes(field) ?? true);
    await requireFields(call, given);
    if (given.length === 0) return { result: { pool: name, fields: [] }, audit: null };

    const overrides = overridden.filter((field) => !given.includes(field));
    await saveSettings(db, name, { overrides }, now);
    const wanted = await wantedFor(db, person);
    const changes = await alignPool(db, name, wanted, now);
    await setTemplate(db, name, wanted.template.name);

    return {
      result: { pool: name, fields: given },
      audit: {
        action: "pool.overrides.reset",
        targetType: "pool",
        targetId: name,
        old: { overrides: overridden, ...changes?.old },
        new: { overrides, ...changes?.new },
        reason,
      },
    };
  },
});
