import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Actor } from "@/core/access";
import { admins, apiKeys, approvals } from "@/modules/access/tables";
import { people } from "@/modules/directory/tables";
import { runApproved } from "@/server/approvals";
import { type Caller, contextFor } from "@/server/context";
import { decideApproval, requestApproval } from "@/server/operations";
import { admin } from "./context";
import { db } from "./database";

export const reason = "the old one may have leaked";
type Admin = Extract<Actor, { type: "admin" }>;

/** An admin who exists, so that the approver's entitlement can be looked up later. */
export async function storedAdmin(actor: Admin): Promise<Admin> {
  await db.insert(people).values({ upn: actor.id, displayName: actor.id, email: actor.email });
  await db.insert(admins).values({
    upn: actor.id,
    email: actor.email,
    role: actor.role,
    createdAt: new Date(),
  });
  return actor;
}

export const callerOf = (actor: Actor, confirmedAt = new Date()): Caller => ({
  actor,
  requestId: randomUUID(),
  ip: "203.0.113.9",
  userAgent: "test",
  session: { handle: "h", confirmedAt },
});
export const as = (actor: Actor, now?: Date) => contextFor(callerOf(actor, now), now);

/** A key that waits to be rotated, and two people who may. */
export async function givenApproval() {
  const secretHash = randomUUID();
  const [key] = await db
    .insert(apiKeys)
    .values({
      name: "chat backend",
      prefix: "ag_abc",
      secretHash,
      scopes: ["balance:check"],
      rateLimit: 10,
      createdBy: "somebody",
      createdAt: new Date(),
    })
    .returning();
  const requester = await storedAdmin(admin("ops"));
  const approver = await storedAdmin(admin("super_admin"));
  const input = { id: key!.id, graceHours: 24, reason };
  const ask = (by: Actor = requester, more: object = {}) =>
    requestApproval(as(by), {
      operation: "access.rotateApiKey",
      input: { ...input, ...more },
      reason,
    });
  const decide = (id: string, by: Actor = approver, decision: "approve" | "refuse" = "approve") =>
    decideApproval(as(by), { id, decision, reason });
  const run = (id: string, by: Actor = requester, now = new Date()) =>
    runApproved(callerOf(by), id, now);
  const approved = async () => {
    const { id } = await ask();
    await decide(id);
    return id;
  };
  const stateOf = async (id: string) => {
    const [row] = await db.select().from(approvals).where(eq(approvals.id, id));
    return row!;
  };
  const hashNow = async () => {
    const [row] = await db.select().from(apiKeys).where(eq(apiKeys.id, key!.id));
    return row!.secretHash;
  };
  return {
    key: key!,
    secretHash,
    requester,
    approver,
    input,
    ask,
    decide,
    run,
    approved,
    stateOf,
    hashNow,
  };
}
